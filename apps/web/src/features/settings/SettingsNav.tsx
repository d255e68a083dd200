"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { settingsPlaces } from "./settingsPlaces.ts";

const style =
  "inline-flex min-h-11 shrink-0 items-center border-b-2 border-transparent px-1 text-sm font-medium text-muted transition-colors hover:text-ink aria-[current]:border-ink aria-[current]:text-ink lg:min-h-9 lg:rounded-md lg:border-b-0 lg:px-2.5 lg:hover:bg-sunken lg:aria-[current]:bg-sunken lg:pointer-coarse:min-h-11";

/** The way around the settings: tabs on a narrow screen, a list at the side on a wide one. */
export function SettingsNav() {
  const path = usePathname();
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector("[aria-current]");
    current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path]);
  return (
    <nav
      ref={list}
      aria-label="Settings"
      className="flex gap-5 overflow-x-auto border-b border-line px-4 md:px-8 lg:sticky lg:top-10 lg:w-40 lg:shrink-0 lg:flex-col lg:gap-0.5 lg:self-start lg:overflow-visible lg:border-b-0 lg:px-0"
    >
      {settingsPlaces.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === path ? "page" : undefined}
          className={style}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
