"use client";

import type { SignInOffers } from "@personaforge/contract/account";
import { useEffect } from "react";
import { accountMenuId } from "#features/shell/accountMenuId.ts";
import { Banner } from "#ui/Banner.tsx";
import { AuthFrame, TextLink } from "./AuthFrame.tsx";
import { providerFailure } from "./authWords.ts";
import { afterSignIn } from "./keptInvitation.ts";
import { ProviderButtons } from "./ProviderButtons.tsx";
import { enterAs } from "./sessionNews.ts";
import { SignInSteps } from "./SignInSteps.tsx";

function Problem({ error }: { error: string }) {
  return (
    <Banner tone="danger" role="alert">
      {providerFailure(error)}
    </Banner>
  );
}

/** After a session ended on the way here, the frame is still the one of its person. */
function useFrameForStrangers() {
  useEffect(() => {
    if (document.getElementById(accountMenuId) !== null) location.reload();
  }, []);
}

/**
 * `error` is what a provider sent back, `asksCode` whether it sent somebody who has a second factor;
 * `next` is where to go on to.
 */
export function SignIn({
  offers,
  next,
  error,
  asksCode,
}: {
  offers: SignInOffers;
  next: string;
  error: string | null;
  asksCode: boolean;
}) {
  useFrameForStrangers();
  const signUp = next === "/studio" ? "/sign-up" : `/sign-up?next=${encodeURIComponent(next)}`;
  return (
    <AuthFrame title="Sign in">
      {error !== null && <Problem error={error} />}
      <SignInSteps
        initialStep={asksCode ? "code" : "password"}
        onDone={(email) => enterAs(afterSignIn(next, email))}
      >
        {offers.mail && (
          <p className="-mt-2 text-sm">
            <TextLink href="/forgot">I do not know my password</TextLink>
          </p>
        )}
      </SignInSteps>
      <ProviderButtons providers={offers.providers} next={next} />
      <p className="text-sm text-muted">
        No account yet? <TextLink href={signUp}>Sign up</TextLink>
      </p>
    </AuthFrame>
  );
}
