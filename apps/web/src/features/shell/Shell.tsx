import { Keyboard, Monitor, Moon, Sun } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Theme } from "#features/theme/theme.ts";
import { ThemeSwitch } from "#features/theme/ThemeSwitch.tsx";
import { AccountButton } from "./AccountButton.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { Mark } from "./Mark.tsx";
import { ModelNotice } from "./ModelNotice.tsx";
import { BottomBar, RailNavigation } from "./Navigation.tsx";
import type { Person } from "./person.ts";
import { ShortcutButton } from "./ShortcutButton.tsx";
import { Shortcuts } from "./Shortcuts.tsx";

const themeIcons = {
  system: <Monitor aria-hidden size={15} />,
  light: <Sun aria-hidden size={15} />,
  dark: <Moon aria-hidden size={15} />,
};

function Wordmark({ href, iconOnlyOnRail = false }: { href: string; iconOnlyOnRail?: boolean }) {
  return (
    <Link
      href={href}
      className="flex items-center gap-2 rounded-sm font-serif text-lg font-semibold tracking-[-0.01em]"
    >
      <Mark />
      <span className={iconOnlyOnRail ? "md:max-lg:sr-only" : ""}>PersonaForge</span>
    </Link>
  );
}

type ShellProps = {
  theme: Theme;
  notice: string | null;
  person: Person;
};

function Rail({ theme, notice, person }: ShellProps) {
  return (
    <header className="sticky top-0 hidden h-dvh flex-col gap-6 overflow-y-auto border-r border-line px-3 py-5 md:flex lg:px-4">
      <div className="px-1 md:max-lg:flex md:max-lg:justify-center">
        <Wordmark href={homeOf(person)} iconOnlyOnRail />
      </div>
      <RailNavigation person={person} />
      <div className="mt-auto flex flex-col gap-4">
        {notice !== null && <ModelNotice notice={notice} compact={false} />}
        {person.kind === "member" && <AccountButton member={person} place="rail" />}
        <div className="flex items-center justify-between gap-2 md:max-lg:flex-col md:max-lg:[&_fieldset]:flex-col">
          <ThemeSwitch initial={theme} icons={themeIcons} />
          <ShortcutButton icon={<Keyboard aria-hidden size={17} />} />
        </div>
      </div>
    </header>
  );
}

function TopBar({ theme, notice, person }: ShellProps) {
  return (
    <header className="md:hidden">
      <div className="flex items-center justify-between border-b border-line px-4 py-2.5">
        <Wordmark href={homeOf(person)} />
        <div className="flex items-center gap-3">
          <ThemeSwitch initial={theme} icons={themeIcons} />
          {person.kind === "member" && <AccountButton member={person} place="bar" />}
        </div>
      </div>
      {notice !== null && <ModelNotice notice={notice} compact />}
    </header>
  );
}

function homeOf({ kind }: Person): string {
  return kind === "stranger" ? "/explore" : "/studio";
}

/**
 * The frame of every page: rail or bottom bar, skip link, account, theme, and the notice of a demo
 * model. It uses neither the query client nor Base UI, so that public pages stay small.
 */
export function Shell({ children, ...props }: ShellProps & { children: ReactNode }) {
  const { person } = props;
  return (
    <div className="app-root flex min-h-dvh flex-col md:grid md:grid-cols-[4.5rem_minmax(0,1fr)] lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-20 rounded-md bg-ink px-4 py-2 text-sm font-medium text-on-ink focus:translate-y-0"
      >
        Skip to the content
      </a>
      <Rail {...props} />
      <TopBar {...props} />
      <main id="main" tabIndex={-1} className="relative min-w-0 grow pb-24 md:pb-0">
        {children}
      </main>
      <BottomBar person={person} />
      {person.kind === "member" && <AccountMenu member={person} />}
      <Shortcuts />
    </div>
  );
}
