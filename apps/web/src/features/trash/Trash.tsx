"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { LibrarySkeleton } from "#features/library/LibraryStates.tsx";
import { useRestore } from "#features/library/useCharacterActions.ts";
import { keyset } from "#trpc/keyset.ts";
import { useTRPC } from "#trpc/react.ts";
import { Avatar } from "#ui/Avatar.tsx";
import { Button, ButtonLink } from "#ui/Button.tsx";
import { EmptyState } from "#ui/EmptyState.tsx";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { LoadMore } from "#ui/LoadMore.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { showToast } from "#ui/Toast.tsx";
import { PurgeDay } from "./PurgeDay.tsx";
import { trashInput } from "./trashInput.ts";
import { TrashNote } from "./TrashNote.tsx";
import { versionsWords } from "./trashWords.ts";
import { failureWords } from "#trpc/failureWords.ts";

function useTrashed() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(trpc.characters.list.infiniteQueryOptions(trashInput, keyset));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
}

type TrashedRow = ReturnType<typeof useTrashed>["rows"][number];

function Row({ row, onRestore, busy }: { row: TrashedRow; onRestore: () => void; busy: boolean }) {
  const text = { dir: "auto" as const, lang: row.language ?? undefined };
  return (
    <li className="flex items-center gap-4 py-4">
      <Avatar id={row.id} name={row.name} picture={row.avatar} className="grayscale" />
      <div className="min-w-0 flex-1">
        <h2 className="font-serif text-lg leading-6 font-medium wrap-anywhere" {...text}>
          {row.name}
        </h2>
        <p className="flex flex-wrap gap-x-1.5 text-sm text-faint">
          {row.deleted_at !== null && (
            <span>
              Deleted <RelativeTime iso={row.deleted_at} />
            </span>
          )}
          {row.purge_at !== null && (
            <span>
              · gone for good on <PurgeDay iso={row.purge_at} />
            </span>
          )}
          <span>· {row.version === 1 ? "1 version" : `${row.version} versions`}</span>
        </p>
      </div>
      <Button disabled={busy} onClick={onRestore} aria-label={`Restore ${row.name}`}>
        Restore
      </Button>
    </li>
  );
}

function Rows({ rows }: { rows: TrashedRow[] }) {
  const restore = useRestore();
  const onRestored = ({ name, version }: TrashedRow) =>
    showToast({
      title: `${name} is back in the library`,
      description: `It came back ${versionsWords(version)}.`,
    });
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          busy={restore.isPending}
          onRestore={() => restore.mutate({ id: row.id }, { onSuccess: () => onRestored(row) })}
        />
      ))}
    </ul>
  );
}

/** Deleted characters, each one click away from coming back. */
export function Trash() {
  const { rows, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useTrashed();
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (isPending) return <LibrarySkeleton />;
  if (rows.length === 0 && error !== null) {
    return (
      <ErrorNote
        title="The trash could not be read"
        message={failureWords(error)}
        requestId={error.data?.requestId}
        onRetry={() => void refetch()}
      />
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        title="The trash is empty"
        actions={<ButtonLink href="/studio">Back to the library</ButtonLink>}
      >
        <TrashNote />
      </EmptyState>
    );
  }
  return (
    <>
      <TrashNote />
      <Rows rows={rows} />
      {hasNextPage && <LoadMore onMore={more} busy={isFetchingNextPage} />}
    </>
  );
}
