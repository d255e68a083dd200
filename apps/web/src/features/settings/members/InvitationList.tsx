"use client";

import type { Invitation } from "@personaforge/contract/workspace";
import { LocalTime } from "#features/chat/LocalTime.tsx";
import { failureWords } from "#trpc/failureWords.ts";
import { Badge } from "#ui/Badge.tsx";
import { Button } from "#ui/Button.tsx";
import { showToast } from "#ui/Toast.tsx";
import { pageHeading } from "../pageHeading.ts";
import { useMemberActions } from "./useMemberActions.ts";

function Row({ invitation, onRevoke }: { invitation: Invitation; onRevoke: () => void }) {
  const { email, role, invited_by: by, expires_at } = invitation;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3.5">
      <div className="min-w-52 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {email} <Badge>{role}</Badge>
        </p>
        <p className="text-sm text-faint">
          {by !== null && <>Invited by {by.name} · </>}good until <LocalTime iso={expires_at} />
        </p>
      </div>
      <Button onClick={onRevoke}>
        Revoke<span className="sr-only"> the invitation of {email}</span>
      </Button>
    </li>
  );
}

/** Who was asked and has not answered. */
export function InvitationList({ invitations }: { invitations: Invitation[] }) {
  const { revoke } = useMemberActions();
  if (invitations.length === 0) {
    return <p className="text-sm text-faint">Nobody is invited at the moment.</p>;
  }
  const onRevoke = ({ id, email }: Invitation) =>
    revoke.mutate(
      { id },
      {
        onSuccess: () => {
          pageHeading()?.focus();
          showToast({ title: `The link for ${email} does not work any more` });
        },
        onError: (error) => showToast({ title: "Not revoked", description: failureWords(error) }),
      },
    );
  return (
    <ul aria-label="Invitations" className="-my-3.5 divide-y divide-line">
      {invitations.map((invitation) => (
        <Row key={invitation.id} invitation={invitation} onRevoke={() => onRevoke(invitation)} />
      ))}
    </ul>
  );
}
