"use client";

import type { Session } from "@personaforge/contract/account";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { failureWords } from "#trpc/failureWords.ts";
import { useTRPC } from "#trpc/react.ts";
import { Badge } from "#ui/Badge.tsx";
import { Button } from "#ui/Button.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { showToast } from "#ui/Toast.tsx";
import { Facts } from "../Facts.tsx";
import { ListProblem } from "../ListProblem.tsx";
import { Section } from "../Section.tsx";
import { RowsSkeleton } from "../SettingsStates.tsx";
import { agentWords } from "./agentWords.ts";

function Row({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const agent = agentWords(session.user_agent);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3.5">
      <div className="min-w-52 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          <span title={session.user_agent ?? undefined}>{agent}</span>
          {session.current && <Badge tone="accent">This one</Badge>}
        </p>
        <Facts>
          <span>{session.ip_address ?? "Unknown address"}</span>
          <span>
            signed in <RelativeTime iso={session.created_at} />
          </span>
          <span>
            last active <RelativeTime iso={session.updated_at} />
          </span>
        </Facts>
      </div>
      {!session.current && (
        <Button onClick={onEnd}>
          Sign out<span className="sr-only"> {agent}</span>
        </Button>
      )}
    </li>
  );
}

function useSessions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const settle = {
    networkMode: "always" as const,
    onSettled: () => queryClient.invalidateQueries(trpc.sessions.pathFilter()),
    onError: (error: unknown) =>
      showToast({ title: "Not signed out", description: failureWords(error) }),
  };
  return {
    query: useQuery(trpc.sessions.list.queryOptions()),
    revoke: useMutation(trpc.sessions.revoke.mutationOptions(settle)),
    revokeOthers: useMutation(trpc.sessions.revokeOthers.mutationOptions(settle)),
  };
}

/** Where the account is signed in. What is ended here ends within a second. */
export function Sessions() {
  const { query, revoke, revokeOthers } = useSessions();
  const place = useRef<HTMLDivElement>(null);
  // The button goes with its row, so the focus needs another place.
  const stay = () => place.current?.focus();
  const rows = query.data?.items ?? [];
  return (
    <Section
      title="Where you are signed in"
      about="Activity is noted once a day. A session that is signed out here ends within a second."
    >
      <div
        ref={place}
        tabIndex={-1}
        role="group"
        aria-label="Sessions"
        className="flex max-w-3xl flex-col gap-4"
      >
        {query.isPending && <RowsSkeleton what="sessions" />}
        {rows.length === 0 && query.error !== null && (
          <ListProblem
            what="Your sessions"
            error={query.error}
            onRetry={() => void query.refetch()}
          />
        )}
        {rows.length > 0 && (
          <ul className="-mt-3.5 divide-y divide-line">
            {rows.map((session) => (
              <Row
                key={session.id}
                session={session}
                onEnd={() => revoke.mutate({ id: session.id }, { onSuccess: stay })}
              />
            ))}
          </ul>
        )}
        {rows.length > 1 && (
          <Button
            className="self-start"
            aria-disabled={revokeOthers.isPending}
            onClick={() => revokeOthers.mutate(undefined, { onSuccess: stay })}
          >
            Sign out everywhere else
          </Button>
        )}
      </div>
    </Section>
  );
}
