/** Paging for `infiniteQueryOptions`: the next page starts at the cursor the last one gave. */
export const keyset = {
  getNextPageParam: (page: { next_cursor: string | null }) => page.next_cursor,
};
