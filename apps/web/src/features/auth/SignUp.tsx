"use client";

import type { SignInOffers } from "@personaforge/contract/account";
import { type ReactNode, useState } from "react";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { authApi, AuthError } from "./authApi.ts";
import { EmailField, PasswordField, SubmitButton } from "./AuthFields.tsx";
import { AuthFrame, TextLink } from "./AuthFrame.tsx";
import { CheckMail } from "./CheckMail.tsx";
import { FormProblems } from "./FormProblems.tsx";
import { afterSignIn } from "./keptInvitation.ts";
import { ProviderButtons } from "./ProviderButtons.tsx";
import { enterAs } from "./sessionNews.ts";
import { useAuthForm } from "./useAuthForm.ts";
import { useKeptEmail } from "./useKeptEmail.ts";
import { useLinkToken } from "./useLinkToken.ts";

type SignUpProps = { offers: SignInOffers; next: string };

const titles = {
  open: "Sign up",
  invited: "Sign up",
  setup: "Set up this installation",
};

const leads: Record<SignInOffers["sign_up"], ReactNode> = {
  open: undefined,
  invited:
    "Only people who were invited can sign up here. Use the address that the invitation was sent to.",
  setup:
    "Nobody has an account here yet. Yours will be the first, and it will own this installation.",
};

// Without mail an address that has an account already looks like a new one until now.
const known = {
  code: "ADDRESS_TAKEN",
  message: "There may be an account with this address already. Sign in, or use another address.",
  errors: [],
  retryAfter: null,
};

function useSignUp(setupToken: string | null, next: string, onMail: (email: string) => void) {
  return useAuthForm(async ({ name = "", email = "", password = "" }) => {
    const { verify } = await authApi.signUp({ name, email, password }, setupToken);
    // The setup link proves enough: its account waits for no mail.
    if (verify && setupToken === null) return onMail(email);
    try {
      await authApi.signIn({ email, password });
    } catch (error) {
      const isWrong = error instanceof AuthError && error.failure.code.startsWith("INVALID_EMAIL");
      throw isWrong ? new AuthError(known) : error;
    }
    return enterAs(afterSignIn(next, email));
  });
}

function SignUpForm({
  setupToken,
  next,
  onMail,
}: {
  setupToken: string | null;
  next: string;
  onMail: (email: string) => void;
}) {
  const form = useSignUp(setupToken, next, onMail);
  const kept = useKeptEmail();
  return (
    <form {...form.props} className="flex flex-col gap-5" aria-label="Sign up">
      <FormProblems form={form} />
      <Field
        label="Your name"
        hint="Others see it beside what you publish."
        error={form.errorOf("name")}
      >
        {(control) => <TextInput {...control} name="name" autoComplete="name" required />}
      </Field>
      <EmailField key={kept} form={form} initial={kept} />
      <PasswordField form={form} isNew />
      <SubmitButton form={form}>{form.isBusy ? "Signing up…" : "Sign up"}</SubmitButton>
    </form>
  );
}

function NoSetupLink() {
  return (
    <AuthFrame
      title={titles.setup}
      lead={
        <>
          Nobody has an account here yet. The terminal in which PersonaForge was started shows a
          link for the first one. Open that link, or start PersonaForge again to see it once more.
        </>
      }
    />
  );
}

export function SignUp({ offers, next }: SignUpProps) {
  const setupToken = useLinkToken("setup");
  const [mailed, setMailed] = useState<string | null>(null);
  const { sign_up: mode } = offers;
  if (mode === "setup" && setupToken === null) return <NoSetupLink />;
  if (mailed !== null) {
    return (
      <AuthFrame title="Check your mail">
        <CheckMail email={mailed} kind="verification" onOther={() => setMailed(null)} />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={titles[mode]} lead={leads[mode]}>
      <SignUpForm
        // A link opened after there is an owner sets nothing up any more.
        setupToken={mode === "setup" ? (setupToken ?? null) : null}
        next={next}
        onMail={setMailed}
      />
      {mode !== "setup" && (
        <>
          <ProviderButtons providers={offers.providers} next={next} />
          <p className="text-sm text-muted">
            You have an account? <TextLink href="/sign-in">Sign in</TextLink>
          </p>
        </>
      )}
    </AuthFrame>
  );
}
