"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { newCharacter, type Place, places } from "./places.ts";

function RailLink({ place, current }: { place: Place; current: boolean }) {
  return (
    <Link
      href={place.href}
      aria-current={current ? "page" : undefined}
      title={place.label}
      className="flex min-h-9 items-center gap-3 rounded-md px-2.5 text-sm font-medium text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:text-ink md:max-lg:justify-center md:max-lg:px-0 pointer-coarse:min-h-11"
    >
      <place.Icon aria-hidden size={18} strokeWidth={1.75} />
      <span className="md:max-lg:sr-only">{place.label}</span>
    </Link>
  );
}

/** The way around on a wide screen; only icons between 768 and 1100 px. */
export function RailNavigation() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="flex flex-col gap-1">
      <Link
        href={newCharacter}
        className="mb-4 flex min-h-10 items-center gap-2.5 rounded-md bg-ink px-3 text-sm font-medium text-on-ink transition-colors hover:bg-ink-hover md:max-lg:justify-center md:max-lg:px-0"
      >
        <Plus aria-hidden size={18} />
        <span className="md:max-lg:sr-only">New character</span>
      </Link>
      {places.map((place) => (
        <RailLink key={place.href} place={place} current={place.owns(path)} />
      ))}
    </nav>
  );
}

const barItem =
  "flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-medium text-muted aria-[current]:text-ink";

/** The same places at the thumb's height on a phone. */
export function BottomBar() {
  const path = usePathname();
  const [first, ...others] = places.map((place) => (
    <Link
      key={place.href}
      href={place.href}
      aria-current={place.owns(path) ? "page" : undefined}
      className={barItem}
    >
      <place.Icon aria-hidden size={20} strokeWidth={1.75} />
      {place.label}
    </Link>
  ));
  return (
    <nav
      aria-label="Main"
      className="bottom-bar fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {first}
      <Link
        href={newCharacter}
        aria-current={path === newCharacter ? "page" : undefined}
        className={barItem}
      >
        <Plus aria-hidden size={20} strokeWidth={1.75} />
        New
      </Link>
      {others}
    </nav>
  );
}
