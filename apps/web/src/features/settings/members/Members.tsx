"use client";

import type { Me } from "@personaforge/contract/account";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTRPC } from "#trpc/react.ts";
import { Button } from "#ui/Button.tsx";
import { ListProblem } from "../ListProblem.tsx";
import { Section } from "../Section.tsx";
import { SettingsPage } from "../SettingsPage.tsx";
import { RowsSkeleton } from "../SettingsStates.tsx";
import { InvitationList } from "./InvitationList.tsx";
import type { MemberDialog } from "./memberDialog.ts";
import { MemberList } from "./MemberList.tsx";
import { RenameForm } from "./RenameForm.tsx";
import { mayManage } from "./roleWords.ts";

const MemberDialogs = dynamic(
  () => import("./MemberDialogs.tsx").then((module) => module.MemberDialogs),
  { ssr: false },
);

/** The workspace in force, and what the reader is in it. */
function placeOf(me: Me | undefined) {
  const workspace = me?.workspaces.find(({ id }) => id === me.owner?.id);
  return {
    name: workspace?.name ?? me?.owner?.name ?? "",
    isTeam: workspace?.kind === "team",
    role: me?.role ?? null,
    accountId: me?.account?.id ?? "",
  };
}

type Place = ReturnType<typeof placeOf>;

function lead({ isTeam, name }: Place) {
  if (isTeam) return `Everybody in ${name}, and what they may do.`;
  return "This is your personal workspace, and it is for you alone. To work with others, make a team workspace: “New workspace” in the account menu.";
}

function WorkspaceSections({ place, onDelete }: { place: Place; onDelete: () => void }) {
  return (
    <>
      {mayManage(place.role) && (
        <Section title="Name">
          <RenameForm name={place.name} />
        </Section>
      )}
      {place.role === "owner" && (
        <Section
          title="Delete the workspace"
          about="With all its characters, versions, conversations and keys, for all members, for good."
        >
          <Button className="self-start" onClick={onDelete}>
            Delete {place.name}…
          </Button>
        </Section>
      )}
    </>
  );
}

/** Who is in the workspace in force, who is invited, and what it is called. */
export function Members() {
  const trpc = useTRPC();
  const { data: me } = useQuery(trpc.me.get.queryOptions());
  const { data, error, isPending, refetch } = useQuery(trpc.members.list.queryOptions());
  const [dialog, setDialog] = useState<MemberDialog | null>(null);
  const place = placeOf(me);
  const isManaged = place.isTeam && mayManage(place.role);
  const invite = (
    <Button variant="primary" onClick={() => setDialog({ kind: "invite" })}>
      <Plus aria-hidden size={16} /> Invite
    </Button>
  );
  return (
    <SettingsPage title="Members" lead={lead(place)} action={isManaged && invite}>
      <div>
        {isPending && <RowsSkeleton what="members" />}
        {data === undefined && error !== null && (
          <ListProblem what="The members" error={error} onRetry={() => void refetch()} />
        )}
        {data !== undefined && (
          <MemberList members={data.items} me={place} isTeam={place.isTeam} onDialog={setDialog} />
        )}
      </div>
      {isManaged && data !== undefined && (
        <Section title="Invitations">
          <InvitationList invitations={data.invitations} />
        </Section>
      )}
      {place.isTeam && (
        <WorkspaceSections place={place} onDelete={() => setDialog({ kind: "deleteWorkspace" })} />
      )}
      {dialog !== null && (
        <MemberDialogs dialog={dialog} workspace={place.name} onClose={() => setDialog(null)} />
      )}
    </SettingsPage>
  );
}
