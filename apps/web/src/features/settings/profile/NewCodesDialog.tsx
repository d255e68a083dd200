"use client";

import { useState } from "react";
import { SecretDialog } from "../SecretDialog.tsx";
import { BackupCodes } from "./BackupCodes.tsx";
import { identityCalls } from "./identityCalls.ts";
import { PasswordStep } from "./PasswordStep.tsx";
import type { SignInDialogProps } from "./SignInDialogs.tsx";

export function NewCodesDialog({ onClose }: SignInDialogProps) {
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <SecretDialog
      title={codes === null ? "Make new backup codes" : "Your new backup codes"}
      what="The backup codes"
      stored="I’ve stored them"
      secret={codes === null ? null : <BackupCodes codes={codes} />}
      onClose={onClose}
    >
      <PasswordStep
        action="Make new codes"
        onClose={onClose}
        onSend={async (password) => setCodes(await identityCalls.makeBackupCodes(password))}
      >
        You get ten new codes, and the old ones stop working.
      </PasswordStep>
    </SecretDialog>
  );
}
