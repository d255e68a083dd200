"use client";

import { LogIn, type LucideIcon, Plus } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { mayCreate, type Person } from "./person.ts";
import { newCharacter, type Place, placesFor } from "./places.ts";

type NavigationProps = { person: Person };
type Step = { href: string; label: string; short: string; Icon: LucideIcon };

/** What the rail puts first: the next step of whoever looks; nothing for those who only read. */
function firstStep(person: Person, path: string): Step | null {
  if (person.kind === "stranger") {
    // They are about to.
    if (/^\/(sign-in|sign-up|sign-out|forgot|reset-password)$/.test(path)) return null;
    return { href: "/sign-in", label: "Sign in", short: "Sign in", Icon: LogIn };
  }
  if (!mayCreate(person)) return null;
  return { href: newCharacter, label: "New character", short: "New", Icon: Plus };
}

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
export function RailNavigation({ person }: NavigationProps) {
  const path = usePathname();
  const first = firstStep(person, path);
  return (
    <nav aria-label="Main" className="flex flex-col gap-1">
      {first !== null && (
        <Link
          href={first.href}
          className="mb-4 flex min-h-10 items-center gap-2.5 rounded-md bg-ink px-3 text-sm font-medium text-on-ink transition-colors hover:bg-ink-hover md:max-lg:justify-center md:max-lg:px-0"
        >
          <first.Icon aria-hidden size={18} />
          <span className="md:max-lg:sr-only">{first.label}</span>
        </Link>
      )}
      {placesFor(person).map((place) => (
        <RailLink key={place.href} place={place} current={place.owns(path)} />
      ))}
    </nav>
  );
}

const barItem =
  "flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-medium text-muted aria-[current]:text-ink";

/** The same places at the thumb's height on a phone. */
export function BottomBar({ person }: NavigationProps) {
  const path = usePathname();
  const step = firstStep(person, path);
  const shown = placesFor(person).filter(({ isForWriters }) => !isForWriters);
  const [first, ...others] = shown.map((place) => (
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
      {step !== null && (
        <Link
          href={step.href}
          aria-current={path === step.href ? "page" : undefined}
          className={barItem}
        >
          <step.Icon aria-hidden size={20} strokeWidth={1.75} />
          {step.short}
        </Link>
      )}
      {others}
    </nav>
  );
}
