"use client";

import { Dialog } from "#ui/Dialog.tsx";
import { identityCalls } from "./identityCalls.ts";
import { NewCodesDialog } from "./NewCodesDialog.tsx";
import { PasswordDialog } from "./PasswordDialog.tsx";
import { PasswordStep } from "./PasswordStep.tsx";
import { SwitchOnDialog } from "./SwitchOnDialog.tsx";

export type SignInDialog = "password" | "on" | "off" | "codes";

export type SignInDialogProps = {
  email: string;
  onClose: () => void;
  /** Reads again what the change made untrue. */
  onChanged: () => Promise<void>;
};

function SwitchOffDialog({ onClose, onChanged }: SignInDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Switch two-factor off?">
      <PasswordStep
        action="Switch off"
        danger
        onClose={onClose}
        onSend={async (password) => {
          await identityCalls.switchOff(password);
          await onChanged();
          onClose();
        }}
      >
        From then on your password alone lets you in, and your backup codes are void.
      </PasswordStep>
    </Dialog>
  );
}

/** The dialog that is open. */
export function SignInDialogs({ dialog, ...props }: SignInDialogProps & { dialog: SignInDialog }) {
  switch (dialog) {
    case "password":
      return <PasswordDialog {...props} />;
    case "on":
      return <SwitchOnDialog {...props} />;
    case "off":
      return <SwitchOffDialog {...props} />;
    case "codes":
      return <NewCodesDialog {...props} />;
  }
}
