import Link from "next/link";
import type { ReactNode } from "react";
import type { Theme } from "#features/theme/theme.ts";
import { ThemeSwitch } from "#features/theme/ThemeSwitch.tsx";
import { Mark } from "./Mark.tsx";
import { ModelNotice } from "./ModelNotice.tsx";
import { ShortcutButton } from "./ShortcutButton.tsx";
import { Shortcuts } from "./Shortcuts.tsx";
import { BottomBar, RailNavigation } from "./Navigation.tsx";

function Wordmark({ iconOnlyOnRail = false }: { iconOnlyOnRail?: boolean }) {
  return (
    <Link
      href="/studio"
      className="flex items-center gap-2 rounded-sm font-serif text-lg font-semibold tracking-[-0.01em]"
    >
      <Mark />
      <span className={iconOnlyOnRail ? "md:max-lg:sr-only" : ""}>PersonaForge</span>
    </Link>
  );
}

/**
 * The frame of every page: rail or bottom bar, skip link, theme, and the notice of a demo model.
 * It uses neither the query client nor Base UI, so that public pages stay small.
 */
export function Shell({
  theme,
  notice,
  children,
}: {
  theme: Theme;
  notice: string | null;
  children: ReactNode;
}) {
  return (
    <div className="app-root flex min-h-dvh flex-col md:grid md:grid-cols-[4.5rem_minmax(0,1fr)] lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-20 rounded-md bg-ink px-4 py-2 text-sm font-medium text-on-ink focus:translate-y-0"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 hidden h-dvh flex-col gap-6 overflow-y-auto border-r border-line px-3 py-5 md:flex lg:px-4">
        <div className="px-1 md:max-lg:flex md:max-lg:justify-center">
          <Wordmark iconOnlyOnRail />
        </div>
        <RailNavigation />
        <div className="mt-auto flex flex-col gap-4">
          {notice !== null && <ModelNotice notice={notice} compact={false} />}
          <div className="flex items-center justify-between gap-2 md:max-lg:flex-col md:max-lg:[&_fieldset]:flex-col">
            <ThemeSwitch initial={theme} />
            <ShortcutButton />
          </div>
        </div>
      </header>
      <header className="md:hidden">
        <div className="flex items-center justify-between border-b border-line px-4 py-2.5">
          <Wordmark />
          <ThemeSwitch initial={theme} />
        </div>
        {notice !== null && <ModelNotice notice={notice} compact />}
      </header>
      <main id="main" tabIndex={-1} className="relative min-w-0 grow pb-24 md:pb-0">
        {children}
      </main>
      <BottomBar />
      <Shortcuts />
    </div>
  );
}
