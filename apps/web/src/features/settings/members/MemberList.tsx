"use client";

import type { Member, Role } from "@personaforge/contract/workspace";
import { Badge } from "#ui/Badge.tsx";
import { Button } from "#ui/Button.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { Facts } from "../Facts.tsx";
import type { MemberDialog } from "./memberDialog.ts";
import { RoleSelect } from "./RoleSelect.tsx";
import { mayRemove, rolesToGive } from "./roleWords.ts";

type MemberListProps = {
  members: Member[];
  /** Who looks. */
  me: { accountId: string; role: Role | null };
  isTeam: boolean;
  onDialog: (dialog: MemberDialog) => void;
};

function Row({
  member,
  me,
  isTeam,
  onDialog,
}: Omit<MemberListProps, "members"> & { member: Member }) {
  const isMe = member.account_id === me.accountId;
  const offered = isTeam ? rolesToGive(me.role, member.role) : [];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
      <div className="min-w-52 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          <span dir="auto">{member.name}</span>
          {isMe && <Badge tone="accent">You</Badge>}
        </p>
        <Facts>
          <span>@{member.handle}</span>
          {member.email !== null && <span>{member.email}</span>}
          <span>
            since <RelativeTime iso={member.created_at} />
          </span>
        </Facts>
      </div>
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
        {offered.length > 0 ? (
          <RoleSelect member={member} offered={offered} />
        ) : (
          <Badge>{member.role}</Badge>
        )}
        {isTeam && isMe && (
          <Button onClick={() => onDialog({ kind: "leave", member })}>Leave…</Button>
        )}
        {isTeam && !isMe && mayRemove(me.role, member.role) && (
          <Button onClick={() => onDialog({ kind: "remove", member })}>
            Remove…<span className="sr-only"> {member.name}</span>
          </Button>
        )}
      </div>
    </li>
  );
}

/** Everybody in the workspace, with what can be changed about them. */
export function MemberList({ members, ...props }: MemberListProps) {
  return (
    <ul aria-label="Members" className="divide-y divide-line border-t border-line">
      {members.map((member) => (
        <Row key={member.account_id} member={member} {...props} />
      ))}
    </ul>
  );
}
