"use client";

import type { ReactNode } from "react";
import { PasswordField } from "#features/auth/AuthFields.tsx";
import { FormProblems } from "#features/auth/FormProblems.tsx";
import { focusNamed, useAuthForm } from "#features/auth/useAuthForm.ts";
import { DialogButtons } from "../DialogButtons.tsx";

/** Asks for the password before something about signing in changes. */
export function PasswordStep({
  action,
  danger = false,
  onSend,
  onClose,
  children,
}: {
  /** What the button says. */
  action: string;
  danger?: boolean;
  /** Rejects with an AuthError. */
  onSend: (password: string) => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}) {
  const form = useAuthForm(async ({ password = "" }, element) => {
    try {
      await onSend(password);
    } catch (error) {
      focusNamed(element, "password");
      throw error;
    }
  });
  return (
    <form {...form.props} className="flex flex-col gap-5">
      <FormProblems form={form} />
      <div className="text-muted text-pretty">{children}</div>
      <PasswordField form={form} />
      <DialogButtons
        danger={danger}
        action={form.isBusy ? "One moment…" : action}
        isBusy={form.isBusy}
        onClose={onClose}
      />
    </form>
  );
}
