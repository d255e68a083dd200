"use client";

import type { SignInOffers } from "@personaforge/contract/account";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { useState } from "react";
import { authApi, AuthError } from "./authApi.ts";
import { authWords } from "./authWords.ts";

// What the server takes as a place to come back to.
const plain = /^[\w\-./?=&%~#+]*$/;

/** The other ways in, each of which goes to the provider's page and comes back to `next`. */
export function ProviderButtons({
  providers,
  next,
}: {
  providers: SignInOffers["providers"];
  next: string;
}) {
  const [busy, setBusy] = useState("");
  const [failure, setFailure] = useState("");
  if (providers.length === 0) return null;
  const go = async (id: string) => {
    if (busy !== "") return;
    setBusy(id);
    try {
      location.assign(await authApi.providerUrl(id, plain.test(next) ? next : "/studio"));
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      setFailure(authWords(error.failure));
      setBusy("");
    }
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-center gap-3 text-sm text-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {failure !== "" && (
        <Banner tone="danger" role="alert">
          {failure}
        </Banner>
      )}
      {providers.map(({ id, name }) => (
        <Button key={id} aria-disabled={busy !== ""} onClick={() => void go(id)}>
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}
