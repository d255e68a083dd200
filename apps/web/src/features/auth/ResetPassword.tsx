"use client";

import { useState } from "react";
import { ButtonLink } from "#ui/Button.tsx";
import { authApi } from "./authApi.ts";
import { PasswordField, SubmitButton } from "./AuthFields.tsx";
import { AuthFrame, TextLink } from "./AuthFrame.tsx";
import { FormProblems } from "./FormProblems.tsx";
import { useAuthForm } from "./useAuthForm.ts";
import { useLinkToken } from "./useLinkToken.ts";

function ResetForm({ token, onDone }: { token: string; onDone: () => void }) {
  const form = useAuthForm(async ({ newPassword = "" }) => {
    await authApi.resetPassword(token, newPassword);
    onDone();
  });
  return (
    <form {...form.props} className="flex flex-col gap-5" aria-label="Choose a new password">
      <FormProblems form={form}>
        {form.failure?.code === "INVALID_TOKEN" && (
          <p className="mt-1.5">
            <TextLink href="/forgot">Send another link</TextLink>
          </p>
        )}
      </FormProblems>
      <PasswordField form={form} name="newPassword" label="New password" isNew />
      <SubmitButton form={form}>{form.isBusy ? "Saving…" : "Save the password"}</SubmitButton>
    </form>
  );
}

/** What the link in the mail opens. */
export function ResetPassword() {
  const token = useLinkToken("token");
  const [isDone, setIsDone] = useState(false);
  if (isDone) {
    return (
      <AuthFrame
        title="Your password is changed"
        lead="You were signed out everywhere else. Sign in with the new one."
      >
        <ButtonLink variant="primary" href="/sign-in">
          Sign in
        </ButtonLink>
      </AuthFrame>
    );
  }
  if (token === null) {
    return (
      <AuthFrame title="New password" lead="This page needs the link from the mail.">
        <ButtonLink href="/forgot">Send a link</ButtonLink>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="New password" lead="It signs you out everywhere else.">
      <ResetForm token={token ?? ""} onDone={() => setIsDone(true)} />
    </AuthFrame>
  );
}
