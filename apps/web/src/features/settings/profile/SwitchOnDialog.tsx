"use client";

import { useState } from "react";
import { SecretDialog } from "../SecretDialog.tsx";
import { BackupCodes } from "./BackupCodes.tsx";
import { identityCalls, type MadeSecret } from "./identityCalls.ts";
import { PasswordStep } from "./PasswordStep.tsx";
import { ScanStep } from "./ScanStep.tsx";
import type { SignInDialogProps } from "./SignInDialogs.tsx";

/** Password, secret, first code, backup codes: two-factor is on from the third step. */
export function SwitchOnDialog({ onClose, onChanged }: SignInDialogProps) {
  const [made, setMade] = useState<MadeSecret | null>(null);
  const [isOn, setOn] = useState(false);
  return (
    <SecretDialog
      title={isOn ? "Two-factor is on: keep these codes" : "Switch two-factor on"}
      what="The backup codes"
      stored="I’ve stored them"
      secret={isOn && made !== null ? <BackupCodes codes={made.backupCodes} /> : null}
      onClose={onClose}
    >
      {made === null ? (
        <PasswordStep
          action="Go on"
          onClose={onClose}
          onSend={async (password) => setMade(await identityCalls.makeSecret(password))}
        >
          After your password, PersonaForge will ask for a code from an app on your phone.
        </PasswordStep>
      ) : (
        <ScanStep
          uri={made.totpURI}
          onClose={onClose}
          onConfirmed={async () => {
            setOn(true);
            await onChanged();
          }}
        />
      )}
    </SecretDialog>
  );
}
