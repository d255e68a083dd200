"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTRPC } from "#trpc/react.ts";
import { Button } from "#ui/Button.tsx";
import { EmptyState } from "#ui/EmptyState.tsx";
import { Code } from "../Code.tsx";
import { ListProblem } from "../ListProblem.tsx";
import { SettingsPage } from "../SettingsPage.tsx";
import { RowsSkeleton } from "../SettingsStates.tsx";
import { curlLine } from "./curlLine.ts";
import type { KeyDialog } from "./keyDialog.ts";
import { KeyTable } from "./KeyTable.tsx";

const KeyDialogs = dynamic(() => import("./KeyDialogs.tsx").then((module) => module.KeyDialogs), {
  ssr: false,
});

function NoKeys({ origin }: { origin: string }) {
  return (
    <EmptyState title="No keys yet">
      <p>
        With a key your own programs fetch characters from here, change them, or let them talk. It
        goes into a header:
      </p>
      <div className="mt-4 text-start">
        <Code label="A request with a key" text={curlLine(origin, "$PERSONAFORGE_API_KEY")} />
      </div>
    </EmptyState>
  );
}

/** The keys of the workspace in force. */
export function ApiKeys({ origin }: { origin: string }) {
  const trpc = useTRPC();
  const { data, error, isPending, refetch } = useQuery(trpc.apiKeys.list.queryOptions());
  const [dialog, setDialog] = useState<KeyDialog | null>(null);
  const keys = data?.items ?? [];
  return (
    <SettingsPage
      title="API keys"
      lead="For programs that use this workspace. A key acts for whoever made it, and never beyond its scopes."
      action={
        <Button variant="primary" onClick={() => setDialog({ kind: "create" })}>
          <Plus aria-hidden size={16} /> New key
        </Button>
      }
    >
      <div>
        {isPending && <RowsSkeleton what="API keys" />}
        {data === undefined && error !== null && (
          <ListProblem what="The keys" error={error} onRetry={() => void refetch()} />
        )}
        {data !== undefined && keys.length === 0 && <NoKeys origin={origin} />}
        {keys.length > 0 && <KeyTable keys={keys} onDialog={setDialog} />}
      </div>
      {dialog !== null && (
        <KeyDialogs dialog={dialog} origin={origin} onClose={() => setDialog(null)} />
      )}
    </SettingsPage>
  );
}
