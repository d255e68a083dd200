"use client";

import type { ApiKey, MadeApiKey } from "@personaforge/contract/apiKey";
import { useState } from "react";
import { failureWords } from "#trpc/failureWords.ts";
import { Button } from "#ui/Button.tsx";
import { FormFailure } from "../FormFailure.tsx";
import { SecretDialog } from "../SecretDialog.tsx";
import type { KeyDialogProps } from "./keyDialog.ts";
import { ShownKey } from "./ShownKey.tsx";
import { useKeyActions } from "./useKeyActions.ts";

/** Replaces what opens the key; programs have a day to take the new one over. */
export function RotateKeyDialog({ apiKey, origin, onClose }: KeyDialogProps & { apiKey: ApiKey }) {
  const { rotate } = useKeyActions();
  const [made, setMade] = useState<MadeApiKey | null>(null);
  return (
    <SecretDialog
      title={made === null ? `Rotate “${apiKey.name}”?` : `The new key “${made.name}”`}
      what="The new key"
      secret={made === null ? null : <ShownKey made={made} origin={origin} />}
      onClose={onClose}
    >
      <FormFailure message={rotate.error === null ? undefined : failureWords(rotate.error)} />
      <div className="flex flex-col gap-2 text-muted text-pretty">
        <p>
          You get a new key with the same name, scopes and limits. The present one goes on working
          for 24 hours, so that you can change it where it is used.
        </p>
        {apiKey.previous_until !== null && (
          <p>It was rotated within the last day: the key before that ends now.</p>
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="primary"
          aria-disabled={rotate.isPending}
          onClick={() => {
            if (!rotate.isPending) rotate.mutate({ id: apiKey.id }, { onSuccess: setMade });
          }}
        >
          Rotate
        </Button>
      </div>
    </SecretDialog>
  );
}
