"use client";

import { useState } from "react";
import { authApi } from "./authApi.ts";
import { EmailField, SubmitButton } from "./AuthFields.tsx";
import { AuthFrame, TextLink } from "./AuthFrame.tsx";
import { CheckMail } from "./CheckMail.tsx";
import { FormProblems } from "./FormProblems.tsx";
import { useAuthForm } from "./useAuthForm.ts";

function ForgotForm({ onSent }: { onSent: (email: string) => void }) {
  const form = useAuthForm(async ({ email = "" }) => {
    await authApi.requestReset(email);
    onSent(email);
  });
  return (
    <form {...form.props} className="flex flex-col gap-5" aria-label="Ask for a new password">
      <FormProblems form={form} />
      <EmailField form={form} />
      <SubmitButton form={form}>{form.isBusy ? "Sending…" : "Send the link"}</SubmitButton>
    </form>
  );
}

export function Forgot({ mail }: { mail: boolean }) {
  const [sent, setSent] = useState<string | null>(null);
  if (!mail) {
    return (
      <AuthFrame
        title="New password"
        lead="This installation sends no mail, so it cannot send a link to a new password. Ask whoever runs it."
      >
        <p className="text-sm text-muted">
          <TextLink href="/sign-in">Back to sign in</TextLink>
        </p>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title={sent === null ? "New password" : "Check your mail"}
      {...(sent === null && { lead: "We send a link to your address. It works for an hour." })}
    >
      {sent === null ? (
        <ForgotForm onSent={setSent} />
      ) : (
        <CheckMail email={sent} kind="reset" onOther={() => setSent(null)} />
      )}
      <p className="text-sm text-muted">
        <TextLink href="/sign-in">Back to sign in</TextLink>
      </p>
    </AuthFrame>
  );
}
