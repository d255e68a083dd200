"use client";

import { type ReactNode, useState } from "react";
import type { AuthFailure } from "./authApi.ts";
import { CheckMail } from "./CheckMail.tsx";
import { CodeForm } from "./CodeForm.tsx";
import { PasswordForm } from "./PasswordForm.tsx";

type Step = "password" | "code" | "unverified";

/** Password, and then a code where the account asks for one; on a page or over one. */
export function SignInSteps({
  initialEmail = "",
  initialStep = "password",
  onDone,
  children,
}: {
  initialEmail?: string;
  /** "code" for somebody whom a provider has named already. */
  initialStep?: "password" | "code";
  onDone: (email: string) => void;
  /** Beside the password. */
  children?: ReactNode;
}) {
  const [step, setStep] = useState<Step>(initialStep);
  const [email, setEmail] = useState(initialEmail);
  const [earlier, setEarlier] = useState<AuthFailure | null>(null);
  const restart = (failure: AuthFailure | null) => {
    setEarlier(failure);
    setStep("password");
  };
  if (step === "unverified") {
    return <CheckMail email={email} kind="verification" onOther={() => restart(null)} />;
  }
  if (step === "code") {
    return <CodeForm onDone={() => onDone(email)} onStartAgain={restart} />;
  }
  return (
    <PasswordForm
      email={email}
      earlier={earlier}
      onSignedIn={(result) => {
        setEmail(result.email);
        if (result.twoFactor) setStep("code");
        else onDone(result.email);
      }}
      onUnverified={(unverified) => {
        setEmail(unverified);
        setStep("unverified");
      }}
    >
      {children}
    </PasswordForm>
  );
}
