"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { forgetDrafts } from "#features/characterForm/drafts.ts";
import { Banner } from "#ui/Banner.tsx";
import { Button, ButtonLink } from "#ui/Button.tsx";
import { authApi, AuthError } from "./authApi.ts";
import { AuthFrame } from "./AuthFrame.tsx";
import { authWords } from "./authWords.ts";
import { tellTabs } from "./sessionNews.ts";

/** Leaves nothing of the account in this browser, and shows the page as strangers see it. */
async function leave(): Promise<void> {
  await authApi.signOut();
  await forgetDrafts();
  tellTabs();
  location.replace("/sign-out");
}

/** Whether a page of this site sent the reader here: a link from elsewhere signs nobody out. */
function isFromHere(): boolean {
  return URL.parse(document.referrer)?.origin === location.origin;
}

/** Signs out at once when the menu led here, and asks when anything else did. */
export function SignOut({ email }: { email: string | null }) {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const go = async () => {
    setIsBusy(true);
    try {
      await leave();
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      setFailure(authWords(error.failure));
      setIsBusy(false);
    }
  };
  const goIfAsked = useEffectEvent(() => {
    if (email !== null && isFromHere()) void go();
  });
  useEffect(() => goIfAsked(), []);
  if (email === null) {
    return (
      <AuthFrame title="You are signed out" lead="Nothing of your account is left in this browser.">
        <div className="flex flex-wrap gap-2">
          <ButtonLink variant="primary" href="/sign-in">
            Sign in
          </ButtonLink>
          <ButtonLink href="/explore">Explore public characters</ButtonLink>
        </div>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="Sign out" lead={`You are signed in as ${email}.`}>
      {failure !== "" && (
        <Banner tone="danger" role="alert">
          {failure}
        </Banner>
      )}
      <Button variant="primary" aria-disabled={isBusy} onClick={() => void go()}>
        {isBusy ? "Signing out…" : "Sign out"}
      </Button>
    </AuthFrame>
  );
}
