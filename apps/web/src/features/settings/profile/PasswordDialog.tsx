"use client";

import { PasswordField } from "#features/auth/AuthFields.tsx";
import { AuthError } from "#features/auth/authApi.ts";
import { FormProblems } from "#features/auth/FormProblems.tsx";
import { focusNamed, useAuthForm } from "#features/auth/useAuthForm.ts";
import { Dialog } from "#ui/Dialog.tsx";
import { showToast } from "#ui/Toast.tsx";
import { DialogButtons } from "../DialogButtons.tsx";
import type { SignInDialogProps } from "./SignInDialogs.tsx";
import { identityCalls } from "./identityCalls.ts";

function useChange({ onClose, onChanged }: SignInDialogProps) {
  return useAuthForm(async ({ currentPassword = "", newPassword = "" }, element) => {
    try {
      await identityCalls.changePassword(currentPassword, newPassword);
    } catch (error) {
      const isWrong = error instanceof AuthError && error.failure.code === "INVALID_PASSWORD";
      if (isWrong) focusNamed(element, "currentPassword");
      throw error;
    }
    await onChanged();
    showToast({
      title: "Your password is changed",
      description: "Everywhere else you are signed out.",
    });
    onClose();
  });
}

export function PasswordDialog(props: SignInDialogProps) {
  const form = useChange(props);
  const { email, onClose } = props;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Change your password">
      <form {...form.props} className="flex flex-col gap-5">
        <FormProblems form={form} />
        {/* So that a password manager knows whose password it is. */}
        <input hidden readOnly name="username" autoComplete="username" value={email} />
        <PasswordField form={form} name="currentPassword" label="Current password" />
        <PasswordField form={form} name="newPassword" label="New password" isNew />
        <p className="text-sm text-muted">All your other sessions end.</p>
        <DialogButtons
          action={form.isBusy ? "One moment…" : "Change the password"}
          isBusy={form.isBusy}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
