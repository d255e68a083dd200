"use client";

import type { ApiKey } from "@personaforge/contract/apiKey";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Badge } from "#ui/Badge.tsx";
import { Button } from "#ui/Button.tsx";
import { useTRPC } from "#trpc/react.ts";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import type { KeyDialog } from "./keyDialog.ts";
import { expiryWords, limitWords, stateOf } from "./keyWords.ts";
import { Sparkline } from "./Sparkline.tsx";

type OpenDialog = (dialog: KeyDialog) => void;

const head =
  "whitespace-nowrap px-3 py-2 text-start text-xs font-medium text-faint first:ps-0 last:pe-0";

/** Below a wide screen each cell is a line that says what it is, since the head is gone. */
function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td className="flex items-baseline gap-3 text-sm lg:table-cell lg:px-3 lg:py-3.5 lg:align-top lg:whitespace-nowrap">
      <span className="w-20 shrink-0 text-faint lg:hidden">{label}</span>
      <span className="min-w-0">{children}</span>
    </td>
  );
}

function NameCell({ apiKey, state }: { apiKey: ApiKey; state: string }) {
  const isEnded = state !== "living";
  return (
    <th scope="row" className="text-start font-normal lg:py-3.5 lg:pe-3 lg:align-top">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium wrap-anywhere" dir="auto">
          {apiKey.name}
        </span>
        {isEnded && <Badge tone="danger">{state === "revoked" ? "Revoked" : "Expired"}</Badge>}
        {!isEnded && apiKey.previous_until !== null && (
          <Badge tone="caution">Old key still works</Badge>
        )}
      </span>
      <code className="font-mono text-sm text-muted">{apiKey.prefix}…</code>
      <span className="mt-1 flex flex-wrap gap-1">
        {apiKey.scopes.map((scope) => (
          <Badge key={scope} tone="outline">
            {scope}
          </Badge>
        ))}
      </span>
      <span className="mt-1 block text-xs text-faint">{limitWords(apiKey)}</span>
      {apiKey.origins.length > 0 && (
        <span className="block text-xs wrap-anywhere text-faint">
          From {apiKey.origins.join(", ")}
        </span>
      )}
    </th>
  );
}

/** A key acts for its maker, so nobody else may see a new secret of it. */
function Actions({ apiKey, onDialog }: { apiKey: ApiKey; onDialog: OpenDialog }) {
  const { data: me } = useQuery(useTRPC().me.get.queryOptions());
  const isMine = apiKey.created_by.handle === (me?.account?.handle ?? me?.owner?.handle);
  return (
    <span className="flex gap-2 lg:justify-end">
      {isMine && (
        <Button size="sm" onClick={() => onDialog({ kind: "rotate", key: apiKey })}>
          Rotate…<span className="sr-only"> {apiKey.name}</span>
        </Button>
      )}
      <Button size="sm" onClick={() => onDialog({ kind: "revoke", key: apiKey })}>
        Revoke…<span className="sr-only"> {apiKey.name}</span>
      </Button>
    </span>
  );
}

function Row({ apiKey, onDialog }: { apiKey: ApiKey; onDialog: OpenDialog }) {
  const state = stateOf(apiKey);
  return (
    <tr className="flex flex-col gap-1.5 py-4 lg:table-row">
      <NameCell apiKey={apiKey} state={state} />
      <Cell label="Created">
        <RelativeTime iso={apiKey.created_at} />
        <span className="text-faint lg:block"> by {apiKey.created_by.name}</span>
      </Cell>
      <Cell label="Last used">
        {apiKey.last_used_at === null ? "Never" : <RelativeTime iso={apiKey.last_used_at} />}
      </Cell>
      <Cell label="Expires">
        {state === "revoked" ? (
          "Revoked"
        ) : (
          <span suppressHydrationWarning>{expiryWords(apiKey)}</span>
        )}
      </Cell>
      <Cell label="30 days">
        <Sparkline requests={apiKey.requests} />
      </Cell>
      <td className="pt-1 lg:py-3 lg:ps-3 lg:align-top">
        {state === "living" && <Actions apiKey={apiKey} onDialog={onDialog} />}
      </td>
    </tr>
  );
}

/** The keys that work, and those that ended in the last 30 days. */
export function KeyTable({ keys, onDialog }: { keys: ApiKey[]; onDialog: OpenDialog }) {
  return (
    <table className="block w-full lg:table">
      <caption className="sr-only">API keys</caption>
      <thead className="sr-only border-b border-line lg:not-sr-only lg:table-header-group">
        <tr className="border-b border-line">
          {["Key", "Created", "Last used", "Expires", "30 days"].map((label) => (
            <th key={label} scope="col" className={head}>
              {label}
            </th>
          ))}
          <th scope="col" className={head}>
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody className="block divide-y divide-line lg:table-row-group">
        {keys.map((key) => (
          <Row key={key.id} apiKey={key} onDialog={onDialog} />
        ))}
      </tbody>
    </table>
  );
}
