"use client";

import type { ReactNode } from "react";
import { EmailField, PasswordField, SubmitButton } from "./AuthFields.tsx";
import { authApi, AuthError, type AuthFailure } from "./authApi.ts";
import { FormProblems } from "./FormProblems.tsx";
import { focusNamed, useAuthForm } from "./useAuthForm.ts";

type SignedIn = { email: string; twoFactor: boolean };

type PasswordFormProps = {
  email: string;
  /** Why the form is here again. */
  earlier: AuthFailure | null;
  onSignedIn: (result: SignedIn) => void;
  onUnverified: (email: string) => void;
  /** Between the fields and the button. */
  children?: ReactNode;
};

/** The first step: address and password. */
export function PasswordForm(props: PasswordFormProps) {
  const form = useAuthForm(async ({ email = "", password = "" }, element) => {
    try {
      const { twoFactor } = await authApi.signIn({ email, password });
      props.onSignedIn({ email, twoFactor });
    } catch (error) {
      const code = error instanceof AuthError ? error.failure.code : "";
      if (code === "EMAIL_NOT_VERIFIED") return props.onUnverified(email);
      if (code === "INVALID_EMAIL_OR_PASSWORD") focusNamed(element, "password");
      throw error;
    }
  });
  const shown = form.failure === null ? { ...form, failure: props.earlier } : form;
  return (
    <form {...form.props} className="flex flex-col gap-5" aria-label="Sign in">
      <FormProblems form={shown} />
      <EmailField form={form} initial={props.email} />
      <PasswordField form={form} />
      {props.children}
      <SubmitButton form={form}>{form.isBusy ? "Signing in…" : "Sign in"}</SubmitButton>
    </form>
  );
}
