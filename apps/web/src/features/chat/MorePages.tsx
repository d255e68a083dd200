import { Button } from "#ui/Button.tsx";

type List = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

/** Fetches the next page of a list in a narrow place; nothing when there is none. */
export function MorePages({ list }: { list: List }) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  if (!hasNextPage) return null;
  return (
    <Button
      variant="ghost"
      size="sm"
      disabled={isFetchingNextPage}
      onClick={() => void fetchNextPage()}
    >
      {isFetchingNextPage ? "Loading more…" : "Load more"}
    </Button>
  );
}
