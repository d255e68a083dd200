"use client";

import { useState } from "react";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { authApi, AuthError, type AuthFailure } from "./authApi.ts";
import { authWords } from "./authWords.ts";

const kinds = {
  verification: {
    before: "A mail is on its way to",
    after: "Open its link to show that the address is yours. Then sign in.",
    send: (email: string) => authApi.sendVerification(email),
  },
  reset: {
    before: "If there is an account with it, a mail is on its way to",
    after: "Its link leads to a new password.",
    send: (email: string) => authApi.requestReset(email),
  },
};

/** A mail is under way. What it says is the same whether or not the address is known here. */
export function CheckMail({
  email,
  kind,
  onOther,
}: {
  email: string;
  kind: keyof typeof kinds;
  /** Goes back to the form. */
  onOther: () => void;
}) {
  const [isAgain, setIsAgain] = useState(false);
  const [failure, setFailure] = useState<AuthFailure | null>(null);
  const { before, after, send } = kinds[kind];
  const sendAgain = async () => {
    try {
      await send(email);
      setFailure(null);
      setIsAgain(true);
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      setFailure(error.failure);
    }
  };
  return (
    <div className="flex flex-col gap-5">
      <Banner>
        <p>
          {before} <strong className="font-semibold wrap-anywhere">{email}</strong>. {after} The
          link works for an hour.
        </p>
        {isAgain && <p className="mt-1.5">It was sent again.</p>}
      </Banner>
      {failure !== null && (
        <Banner tone="danger" role="alert">
          {authWords(failure)}
        </Banner>
      )}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void sendAgain()}>Send it again</Button>
        <Button variant="ghost" onClick={onOther}>
          Use another address
        </Button>
      </div>
    </div>
  );
}
