"use client";

import type { CharacterSummary } from "@personaforge/contract/character";
import { useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { LoadMore } from "#ui/LoadMore.tsx";
import { useExports } from "#features/export/useExports.tsx";
import { CharacterRow } from "./CharacterRow.tsx";
import { libraryParams } from "./libraryParams.ts";
import { LibrarySearch } from "./LibrarySearch.tsx";
import { EmptyLibrary, LibrarySkeleton, NothingFound } from "./LibraryStates.tsx";
import { usePublish, useTrash } from "./useCharacterActions.ts";
import { useLibrary } from "./useLibrary.ts";
import { SelectionBar } from "./SelectionBar.tsx";
import { useRowKeys } from "./useRowKeys.ts";
import { useSelecting } from "./useSelecting.ts";
import { useTrashMany } from "./useTrashMany.ts";

function useRowActions() {
  const [, setParams] = useQueryStates(libraryParams);
  const [said, setSaid] = useState("");
  const publish = usePublish();
  const trash = useTrash();
  return {
    said,
    trash,
    onTag: (tag: string) => void setParams({ tag }),
    onPublish: (row: CharacterSummary) =>
      publish.mutate(
        { id: row.id, is_public: !row.is_public },
        {
          onSuccess: (saved) =>
            setSaid(`${saved.name} is ${saved.is_public ? "public" : "private"} now.`),
        },
      ),
  };
}

/** What is done to the rows that are selected; one alone is exported like any other. */
function useSelected(
  library: ReturnType<typeof useLibrary>,
  onExport: (rows: CharacterSummary[]) => void,
) {
  const selecting = useSelecting(library);
  const trash = useTrashMany();
  const { selected, clear } = selecting.selection;
  return {
    selecting,
    count: selected.length,
    onExport: () => onExport(selected),
    onTrash: () => {
      clear();
      void trash(selected);
    },
  };
}

function Rows({ library }: { library: ReturnType<typeof useLibrary> }) {
  const { rows, hasNextPage, isFetchingNextPage, fetchNextPage } = library;
  const { said, trash, ...actions } = useRowActions();
  const exporting = useExports();
  const many = useSelected(library, exporting.open);
  const { selection } = many.selecting;
  const { currentId, setCurrentId } = useRowKeys(rows, {
    trash: (row) => (many.count > 0 ? many.onTrash() : trash(row)),
    toggle: selection.toggle,
  });
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="-my-3 flex justify-end md:hidden">
        {!selection.isActive && (
          <Button size="sm" variant="ghost" onClick={selection.pick}>
            Select
          </Button>
        )}
      </div>
      <ul className="-mx-3 flex flex-col" aria-busy={library.isPlaceholderData} data-rows>
        {rows.map((row) => (
          <CharacterRow
            key={row.id}
            row={row}
            current={row.id === currentId}
            actions={{ ...actions, onTrash: trash, onExport: () => exporting.open([row]) }}
            many={many.count > 1 ? many : null}
            selection={selection}
            onCurrent={setCurrentId}
          />
        ))}
      </ul>
      {hasNextPage && <LoadMore onMore={more} busy={isFetchingNextPage} />}
      <p role="status" className="sr-only">
        {many.count > 0 && `${many.count} selected`}
      </p>
      <SelectionBar {...many} />
      {exporting.dialog}
    </>
  );
}

function LibraryList({ library }: { library: ReturnType<typeof useLibrary> }) {
  const { rows, error, isPending, refetch } = library;
  if (isPending) return <LibrarySkeleton />;
  if (rows.length === 0 && error !== null) {
    return (
      <ErrorNote
        title="The library could not be read"
        message={error.message}
        requestId={error.data?.requestId}
        onRetry={() => void refetch()}
      />
    );
  }
  if (rows.length === 0) return <NothingFound />;
  return (
    <>
      {error !== null && (
        <Banner tone="caution" actions={<Button onClick={() => void refetch()}>Try again</Button>}>
          This is the list as it was last read. {error.message}
        </Banner>
      )}
      <Rows library={library} />
    </>
  );
}

/** My characters in each of their states; without any, there is nothing to search. */
export function Library() {
  const library = useLibrary();
  const { rows, isSuccess, isFiltered } = library;
  if (isSuccess && rows.length === 0 && !isFiltered) return <EmptyLibrary />;
  return (
    <>
      <LibrarySearch />
      <LibraryList library={library} />
    </>
  );
}
