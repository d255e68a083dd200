"use client";

import { createTRPCClient } from "@trpc/client";
import { useEffect, useState } from "react";
import type { AppRouter, Outputs } from "#trpc/appRouter.ts";
import { browserLinks } from "#trpc/browserLinks.ts";
import { failureWords } from "#trpc/failureWords.ts";
import { Banner } from "#ui/Banner.tsx";
import { Button, ButtonLink } from "#ui/Button.tsx";
import { AuthFrame } from "./AuthFrame.tsx";
import { keepInvitation, keptInvitation } from "./keptInvitation.ts";
import { enterAs, goToSignOut } from "./sessionNews.ts";
import { useLinkToken } from "./useLinkToken.ts";

type Shown = Outputs["invitations"]["read"];

const client = createTRPCClient<AppRouter>({ links: browserLinks({ workspace: null }) });

const may = {
  admin: "read, write and publish characters, and manage members and API keys",
  editor: "read, write and chat",
  viewer: "read and chat",
};

/** The invitation of the link, or else the one that waits in this browser. */
function useInvitation(isStranger: boolean) {
  const linked = useLinkToken("token");
  const [shown, setShown] = useState<Shown>();
  const [failure, setFailure] = useState("");
  const token = linked === undefined ? undefined : (linked ?? keptInvitation()?.token ?? null);
  useEffect(() => {
    if (typeof token !== "string") return;
    if (isStranger) return keepInvitation({ token, email: "" });
    client.invitations.read.query({ token }).then(
      (found) => {
        keepInvitation({ token, email: found.email });
        setShown(found);
      },
      (error: unknown) => setFailure(failureWords(error)),
    );
  }, [token, isStranger]);
  return { token, shown, failure };
}

function Accept({ token, onFailure }: { token: string; onFailure: (message: string) => void }) {
  const [isBusy, setIsBusy] = useState(false);
  const accept = async () => {
    if (isBusy) return;
    setIsBusy(true);
    try {
      const { id } = await client.invitations.accept.mutate({ token });
      keepInvitation(null);
      await client.workspaces.switch.mutate({ id });
      enterAs("/studio");
    } catch (error) {
      onFailure(failureWords(error));
      setIsBusy(false);
    }
  };
  return (
    <Button variant="primary" aria-disabled={isBusy} onClick={() => void accept()}>
      {isBusy ? "Joining…" : "Accept"}
    </Button>
  );
}

/** What it is for is only for the person it was sent to, so they say first who they are. */
function Stranger() {
  return (
    <AuthFrame
      title="You are invited"
      lead="Sign up, or sign in, with the address that the invitation was sent to. Then you see what it is for."
    >
      <div className="flex flex-wrap gap-2">
        <ButtonLink variant="primary" href="/sign-up?next=/invitation">
          Sign up
        </ButtonLink>
        <ButtonLink href="/sign-in?next=/invitation">Sign in</ButtonLink>
      </div>
    </AuthFrame>
  );
}

function Refused({ message, email }: { message: string; email: string | null }) {
  return (
    <AuthFrame title="No invitation" lead={<p role="alert">{message}</p>}>
      {email !== null && <p className="text-sm text-muted">You are signed in as {email}.</p>}
      <div className="flex flex-wrap gap-2">
        {email !== null && <Button onClick={goToSignOut}>Sign out</Button>}
        <Button
          onClick={() => {
            keepInvitation(null);
            location.assign("/");
          }}
        >
          Go on without it
        </Button>
      </div>
    </AuthFrame>
  );
}

function Offer({ shown, token, reader }: { shown: Shown; token: string; reader: string }) {
  const [failure, setFailure] = useState("");
  const { workspace, role, email } = shown;
  return (
    <AuthFrame
      title={`Join ${workspace.name}`}
      lead={
        <>
          As {role} you may {may[role]}. The invitation is for{" "}
          <strong className="font-semibold text-ink">{email}</strong>.
        </>
      }
    >
      {failure !== "" && (
        <Banner tone="danger" role="alert">
          {failure}
        </Banner>
      )}
      {reader === email ? (
        <Accept token={token} onFailure={setFailure} />
      ) : (
        <Banner
          tone="caution"
          actions={
            <Button size="sm" onClick={goToSignOut}>
              Sign out
            </Button>
          }
        >
          You are signed in as {reader}. Sign out, and come back as the person it is for.
        </Banner>
      )}
    </AuthFrame>
  );
}

/** What the link of an invitation opens. `email` is the reader's, when they are signed in. */
export function Invitation({ email }: { email: string | null }) {
  const { token, shown, failure } = useInvitation(email === null);
  if (token === null) {
    return <Refused message="This page needs the link of an invitation." email={null} />;
  }
  if (failure !== "") return <Refused message={failure} email={email} />;
  if (token !== undefined && email === null) return <Stranger />;
  if (token !== undefined && shown !== undefined && email !== null) {
    return <Offer shown={shown} token={token} reader={email} />;
  }
  return <AuthFrame title="Invitation" lead={<p role="status">One moment.</p>} />;
}
