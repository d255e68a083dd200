"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { LoadMore } from "#ui/LoadMore.tsx";
import { CharacterRow, type RowActions } from "./CharacterRow.tsx";
import { libraryParams } from "./libraryParams.ts";
import { LibrarySearch } from "./LibrarySearch.tsx";
import { EmptyLibrary, LibrarySkeleton, NothingFound } from "./LibraryStates.tsx";
import { usePublish, useTrash } from "./useCharacterActions.ts";
import { useLibrary } from "./useLibrary.ts";
import { useRowKeys } from "./useRowKeys.ts";

function Rows({ library }: { library: ReturnType<typeof useLibrary> }) {
  const { rows, hasNextPage, isFetchingNextPage, fetchNextPage } = library;
  const [, setParams] = useQueryStates(libraryParams);
  const [said, setSaid] = useState("");
  const publish = usePublish();
  const trash = useTrash();
  const { currentId, setCurrentId } = useRowKeys(rows, trash);
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const actions: RowActions = {
    onTrash: trash,
    onTag: (tag) => void setParams({ tag }),
    onPublish: (row) =>
      publish.mutate(
        { id: row.id, is_public: !row.is_public },
        {
          onSuccess: (saved) =>
            setSaid(`${saved.name} is ${saved.is_public ? "public" : "private"} now.`),
        },
      ),
  };
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ul className="-mx-3 flex flex-col" aria-busy={library.isPlaceholderData}>
        {rows.map((row) => (
          <CharacterRow
            key={row.id}
            row={row}
            current={row.id === currentId}
            actions={actions}
            onCurrent={setCurrentId}
          />
        ))}
      </ul>
      {hasNextPage && <LoadMore onMore={more} busy={isFetchingNextPage} />}
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
