"use client";

import type { Account, Me } from "@personaforge/contract/account";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#trpc/react.ts";
import { Badge } from "#ui/Badge.tsx";
import { ListProblem } from "../ListProblem.tsx";
import { Section } from "../Section.tsx";
import { SettingsPage } from "../SettingsPage.tsx";
import { RowsSkeleton } from "../SettingsStates.tsx";
import { ProfileForm } from "./ProfileForm.tsx";
import { Sessions } from "./Sessions.tsx";
import { SignInSection } from "./SignInSection.tsx";

function Email({ account: { email, email_verified } }: { account: Account }) {
  return (
    <Section
      title="E-mail address"
      about="You sign in with it. Owners and admins of your workspaces see it, other members do not."
    >
      <p className="flex flex-wrap items-center gap-2.5">
        <span className="wrap-anywhere">{email}</span>
        <Badge tone={email_verified ? "accent" : "caution"}>
          {email_verified ? "Confirmed" : "Not confirmed"}
        </Badge>
      </p>
      {!email_verified && (
        <p className="text-sm text-muted">
          This installation has sent you no mail, so nobody knows whether the address is yours.
        </p>
      )}
    </Section>
  );
}

function Parts({ me }: { me: Me }) {
  return (
    <>
      <ProfileForm me={me} />
      {me.account !== null && (
        <>
          <Email account={me.account} />
          <SignInSection account={me.account} />
          <Sessions />
        </>
      )}
    </>
  );
}

/** Who somebody is here, and how they get in. */
export function Profile() {
  const trpc = useTRPC();
  const { data: me, error, refetch } = useQuery(trpc.me.get.queryOptions());
  const isLocal = me?.auth === "local";
  return (
    <SettingsPage
      title="Profile"
      lead={
        isLocal
          ? "This installation has one owner, on this machine, and no accounts. Versions you save carry your name."
          : "Versions you save and characters you publish carry your name."
      }
    >
      {me !== undefined && <Parts me={me} />}
      {me === undefined && error === null && <RowsSkeleton what="profile" />}
      {me === undefined && error !== null && (
        <ListProblem what="Your profile" error={error} onRetry={() => void refetch()} />
      )}
    </SettingsPage>
  );
}
