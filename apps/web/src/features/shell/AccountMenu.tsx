"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { goToSignOut } from "#features/auth/sessionNews.ts";
import { accountMenuId } from "./AccountButton.tsx";
import type { Member } from "./person.ts";
import { menuItem, WorkspaceChoice } from "./WorkspaceChoice.tsx";

const NewWorkspace = dynamic(
  () => import("./NewWorkspace.tsx").then((module) => module.NewWorkspace),
  { ssr: false },
);

const settings = [
  { href: "/settings/profile", label: "Profile and sign-in", least: "viewer" },
  { href: "/settings/members", label: "Members", least: "viewer" },
  { href: "/settings/api-keys", label: "API keys", least: "admin" },
] as const;

function close() {
  document.getElementById(accountMenuId)?.hidePopover();
}

function SettingsLinks({ role }: Pick<Member, "role">) {
  const isAdmin = role === "admin" || role === "owner";
  return settings
    .filter(({ least }) => isAdmin || least === "viewer")
    .map(({ href, label }) => (
      <Link key={href} href={href} onClick={close} className={menuItem}>
        {label}
      </Link>
    ));
}

/**
 * Who is signed in, where they act, and the way out. A popover of the browser with links and
 * buttons: Esc and a click beside it close it, and it costs no script.
 */
export function AccountMenu({ member }: { member: Member }) {
  const [isNaming, setIsNaming] = useState(false);
  const { name, email, role } = member;
  return (
    <>
      <section
        id={accountMenuId}
        popover="auto"
        aria-label="Account"
        className="fixed inset-auto m-0 max-h-[calc(100dvh-5rem)] w-72 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-lg border border-line bg-raised p-1.5 text-ink shadow-raised max-md:top-14 max-md:right-4 md:max-lg:bottom-4 md:max-lg:left-20 lg:bottom-31 lg:left-4"
      >
        <div className="px-2.5 pt-1.5 pb-2.5">
          <p dir="auto" className="truncate text-sm font-semibold">
            {name}
          </p>
          <p className="truncate text-sm text-faint">{email}</p>
        </div>
        <hr className="mx-2 my-1 border-line" />
        <WorkspaceChoice member={member} />
        <button
          type="button"
          className={menuItem}
          onClick={() => {
            close();
            setIsNaming(true);
          }}
        >
          <Plus aria-hidden size={16} className="text-faint" /> New workspace
        </button>
        <hr className="mx-2 my-1 border-line" />
        <SettingsLinks role={role} />
        <button type="button" className={menuItem} onClick={goToSignOut}>
          Sign out
        </button>
      </section>
      {isNaming && <NewWorkspace onClose={() => setIsNaming(false)} />}
    </>
  );
}
