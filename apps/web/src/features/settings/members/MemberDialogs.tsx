"use client";

import type { Member } from "@personaforge/contract/workspace";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "#trpc/react.ts";
import { pageHeading } from "../pageHeading.ts";
import { TypedDialog } from "../TypedDialog.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import type { MemberDialog, MemberDialogProps } from "./memberDialog.ts";
import { useMemberActions } from "./useMemberActions.ts";

/** In a document of its own: this workspace is not the reader's any more. */
function goHome() {
  location.assign("/studio");
}

function RemoveDialog({ member, workspace, onClose }: MemberDialogProps & { member: Member }) {
  const { remove } = useMemberActions();
  return (
    <TypedDialog
      title={`Remove ${member.name} from ${workspace}?`}
      typed={null}
      action="Remove"
      onSend={() => remove.mutateAsync({ account_id: member.account_id })}
      onClose={onClose}
      finalFocus={pageHeading}
    >
      <p>
        They cannot open this workspace any more, and the API keys they made here stop. What they
        wrote stays.
      </p>
    </TypedDialog>
  );
}

function LeaveDialog({ member, workspace, onClose }: MemberDialogProps & { member: Member }) {
  const trpc = useTRPC();
  const remove = useMutation(trpc.members.remove.mutationOptions({ networkMode: "always" }));
  return (
    <TypedDialog
      title={`Leave ${workspace}?`}
      typed={null}
      action="Leave"
      onSend={async () => {
        await remove.mutateAsync({ account_id: member.account_id });
        goHome();
      }}
      onClose={onClose}
    >
      <p>
        You cannot open this workspace any more, and the API keys you made here stop. What you wrote
        stays. Only an invitation brings you back.
      </p>
    </TypedDialog>
  );
}

function DeleteWorkspaceDialog({ workspace, onClose }: MemberDialogProps) {
  const trpc = useTRPC();
  const remove = useMutation(trpc.workspaces.delete.mutationOptions({ networkMode: "always" }));
  return (
    <TypedDialog
      title={`Delete ${workspace}?`}
      typed={{ label: `Type the name of the workspace: ${workspace}`, text: workspace }}
      action="Delete for good"
      onSend={async () => {
        await remove.mutateAsync({ name: workspace });
        goHome();
      }}
      onClose={onClose}
    >
      <p>
        All its characters with every version, its conversations, drafts and API keys go at once and
        for good, for all members. Nothing brings them back.
      </p>
    </TypedDialog>
  );
}

/** The dialog that is open. */
export function MemberDialogs({ dialog, ...props }: MemberDialogProps & { dialog: MemberDialog }) {
  switch (dialog.kind) {
    case "invite":
      return <InviteDialog {...props} />;
    case "remove":
      return <RemoveDialog {...props} member={dialog.member} />;
    case "leave":
      return <LeaveDialog {...props} member={dialog.member} />;
    case "deleteWorkspace":
      return <DeleteWorkspaceDialog {...props} />;
  }
}
