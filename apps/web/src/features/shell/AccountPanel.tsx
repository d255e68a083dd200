"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { goToSignOut } from "#features/auth/sessionNews.ts";
import { accountMenuId } from "./accountMenuId.ts";
import type { Member } from "./person.ts";
import { menuItem, WorkspaceChoice } from "./WorkspaceChoice.tsx";

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

/** What the account menu holds. */
export function AccountPanel({ member, onNew }: { member: Member; onNew: () => void }) {
  const { name, email, role } = member;
  return (
    <>
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
          onNew();
        }}
      >
        <Plus aria-hidden size={16} className="text-faint" /> New workspace
      </button>
      <hr className="mx-2 my-1 border-line" />
      <SettingsLinks role={role} />
      <button type="button" className={menuItem} onClick={goToSignOut}>
        Sign out
      </button>
    </>
  );
}
