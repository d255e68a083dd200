"use client";

import type { ImportItem } from "@personaforge/contract/import";
import { useCallback } from "react";
import { failureWords } from "#trpc/failureWords.ts";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { LoadMore } from "#ui/LoadMore.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import type { useItems } from "./importApi.ts";
import { ItemRow, type RowProps } from "./ItemRow.tsx";

type Props = Omit<RowProps, "item"> & { query: ReturnType<typeof useItems> };

function Loading() {
  return (
    <div role="status" aria-label="Loading files" className="flex flex-col">
      {["w-40", "w-56", "w-32", "w-48"].map((width) => (
        <div key={width} className="flex items-center gap-4 px-3 py-3.5">
          <Skeleton className="size-9 rounded-[0.6rem]" />
          <Skeleton className={`h-4 ${width}`} />
        </div>
      ))}
    </div>
  );
}

/** The files of an import, a hundred at a time. */
export function ItemList({ query, ...row }: Props) {
  const { items, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    query;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (isPending) return <Loading />;
  if (items.length === 0 && error !== null) {
    return (
      <ErrorNote
        title="The files could not be listed"
        message={failureWords(error)}
        requestId={error.data?.requestId}
        onRetry={() => void refetch()}
      />
    );
  }
  if (items.length === 0) return <p className="px-1 py-8 text-muted">No file in this state.</p>;
  return (
    <>
      <ul aria-label="Files" className="-mx-3 flex flex-col">
        {items.map((item: ImportItem) => (
          <ItemRow key={item.id} item={item} {...row} />
        ))}
      </ul>
      {hasNextPage && <LoadMore onMore={more} busy={isFetchingNextPage} />}
    </>
  );
}
