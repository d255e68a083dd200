"use client";

import type { Account } from "@personaforge/contract/account";
import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTRPC } from "#trpc/react.ts";
import { Badge } from "#ui/Badge.tsx";
import { Button } from "#ui/Button.tsx";
import { Section } from "../Section.tsx";
import type { SignInDialog } from "./SignInDialogs.tsx";

const SignInDialogs = dynamic(
  () => import("./SignInDialogs.tsx").then((module) => module.SignInDialogs),
  { ssr: false },
);

type OpenDialog = (dialog: SignInDialog) => void;

function TwoFactor({ isOn, onDialog }: { isOn: boolean; onDialog: OpenDialog }) {
  return (
    <Section
      title="Two-factor"
      about={
        isOn
          ? "After your password, a code from your app is asked for."
          : "A code from an app on your phone keeps others out, even when they have your password."
      }
    >
      <div className="flex flex-wrap items-center gap-2">
        <span className="mr-2">
          <Badge tone={isOn ? "accent" : "neutral"}>{isOn ? "On" : "Off"}</Badge>
        </span>
        {isOn ? (
          <>
            <Button onClick={() => onDialog("codes")}>New backup codes…</Button>
            <Button onClick={() => onDialog("off")}>Switch off…</Button>
          </>
        ) : (
          <Button onClick={() => onDialog("on")}>Switch on…</Button>
        )}
      </div>
    </Section>
  );
}

/** The password and what stands beside it; each change is a dialog, which loads when it is opened. */
export function SignInSection({ account }: { account: Account }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [dialog, setDialog] = useState<SignInDialog | null>(null);
  const readAgain = async () => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.me.pathFilter()),
      queryClient.invalidateQueries(trpc.sessions.pathFilter()),
    ]);
  };
  return (
    <>
      <Section title="Password" about="Changing it signs you out everywhere else.">
        <Button className="self-start" onClick={() => setDialog("password")}>
          Change the password…
        </Button>
      </Section>
      <TwoFactor isOn={account.two_factor} onDialog={setDialog} />
      {dialog !== null && (
        <SignInDialogs
          dialog={dialog}
          email={account.email}
          onClose={() => setDialog(null)}
          onChanged={readAgain}
        />
      )}
    </>
  );
}
