"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { keyset } from "#trpc/keyset.ts";
import { useTRPC } from "#trpc/react.ts";
import { Button } from "#ui/Button.tsx";
import { EmptyState } from "#ui/EmptyState.tsx";
import { LoadMore } from "#ui/LoadMore.tsx";
import { ListProblem } from "../ListProblem.tsx";
import { RowsSkeleton } from "../SettingsStates.tsx";
import { AuditFilters } from "./AuditFilters.tsx";
import { auditInput, auditParams } from "./auditParams.ts";
import { AuditRow } from "./AuditRow.tsx";

function useAudit() {
  const trpc = useTRPC();
  const [params] = useQueryStates(auditParams);
  const input = auditInput(params);
  const query = useInfiniteQuery(trpc.audit.list.infiniteQueryOptions(input, keyset));
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const isNarrow = "action" in input || "object_id" in input;
  return { ...query, rows, isNarrow };
}

function NoRows({ isNarrow }: { isNarrow: boolean }) {
  const [, setParams] = useQueryStates(auditParams);
  if (!isNarrow) {
    return (
      <EmptyState title="Nothing was done yet">
        <p>What people and programs change in this workspace will stand here.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing like this was done"
      actions={<Button onClick={() => void setParams(null)}>Show everything</Button>}
    />
  );
}

/** What was done in the workspace in force, newest first. */
export function Audit() {
  const audit = useAudit();
  const { rows, error, isPending, fetchNextPage } = audit;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const isFailed = rows.length === 0 && error !== null;
  return (
    <>
      <AuditFilters />
      {isPending && <RowsSkeleton what="the audit" />}
      {isFailed && (
        <ListProblem what="The audit" error={error} onRetry={() => void audit.refetch()} />
      )}
      {!isPending && !isFailed && rows.length === 0 && <NoRows isNarrow={audit.isNarrow} />}
      {rows.length > 0 && (
        <ol aria-label="What was done" className="divide-y divide-line border-y border-line">
          {rows.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {audit.hasNextPage && (
        <LoadMore onMore={more} busy={audit.isFetchingNextPage} automatic={error === null} />
      )}
    </>
  );
}
