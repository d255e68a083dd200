"use client";

import type { ApiKey } from "@personaforge/contract/apiKey";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { pageHeading } from "../pageHeading.ts";
import { TypedDialog } from "../TypedDialog.tsx";
import { CreateKeyDialog } from "./CreateKeyDialog.tsx";
import type { KeyDialog, KeyDialogProps } from "./keyDialog.ts";
import { isInUse } from "./keyWords.ts";
import { RotateKeyDialog } from "./RotateKeyDialog.tsx";
import { useKeyActions } from "./useKeyActions.ts";

function RevokeKeyDialog({ apiKey, onClose }: KeyDialogProps & { apiKey: ApiKey }) {
  const { revoke } = useKeyActions();
  const isUsed = isInUse(apiKey);
  return (
    <TypedDialog
      title={`Revoke “${apiKey.name}”?`}
      typed={
        isUsed ? { label: `Type the name of the key: ${apiKey.name}`, text: apiKey.name } : null
      }
      action="Revoke the key"
      onClose={onClose}
      onSend={() => revoke.mutateAsync({ id: apiKey.id })}
      finalFocus={pageHeading}
    >
      <p>
        It stops within a second, and so do the tokens made with it. What uses it is turned away
        from then on. Nothing brings it back.
      </p>
      {isUsed && apiKey.last_used_at !== null && (
        <p className="font-medium text-ink">
          A program used it <RelativeTime iso={apiKey.last_used_at} />.
        </p>
      )}
    </TypedDialog>
  );
}

/** The dialog that is open. */
export function KeyDialogs({ dialog, ...props }: KeyDialogProps & { dialog: KeyDialog }) {
  switch (dialog.kind) {
    case "create":
      return <CreateKeyDialog {...props} />;
    case "rotate":
      return <RotateKeyDialog {...props} apiKey={dialog.key} />;
    case "revoke":
      return <RevokeKeyDialog {...props} apiKey={dialog.key} />;
  }
}
