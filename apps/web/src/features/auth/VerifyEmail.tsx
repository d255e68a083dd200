"use client";

import { useEffect, useState } from "react";
import { ButtonLink } from "#ui/Button.tsx";
import { authApi, AuthError, type AuthFailure } from "./authApi.ts";
import { AuthFrame } from "./AuthFrame.tsx";
import { authWords } from "./authWords.ts";
import { useLinkToken } from "./useLinkToken.ts";

const asked = new Map<string, Promise<AuthFailure | null>>();

/** Each link is used once, however often the page renders; resolves with what was against it. */
function verifyOnce(token: string): Promise<AuthFailure | null> {
  const known = asked.get(token);
  if (known !== undefined) return known;
  const asking = authApi.verifyEmail(token).then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof AuthError)) throw error;
      // Without an answer the link is as good as before.
      if (error.failure.code === "UNREACHABLE") asked.delete(token);
      return error.failure;
    },
  );
  asked.set(token, asking);
  return asking;
}

/** What the link in the mail opens. */
export function VerifyEmail() {
  const token = useLinkToken("token");
  const [failure, setFailure] = useState<AuthFailure | null>();
  useEffect(() => {
    if (typeof token === "string") void verifyOnce(token).then(setFailure);
  }, [token]);

  if (token === null || failure) {
    const why = failure ? authWords(failure) : "This page needs the link from the mail.";
    return (
      <AuthFrame
        title="Not verified"
        lead={<p role="alert">{why} Sign in, and we send another one.</p>}
      >
        <ButtonLink href="/sign-in">Sign in</ButtonLink>
      </AuthFrame>
    );
  }
  if (failure === null) {
    return (
      <AuthFrame
        title="Your address is verified"
        lead={<p role="status">Sign in with your password.</p>}
      >
        <ButtonLink variant="primary" href="/sign-in">
          Sign in
        </ButtonLink>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="One moment" lead={<p role="status">Your address is being verified.</p>} />
  );
}
