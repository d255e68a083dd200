import type { Call, CallOptions } from "./options.ts";

/** One page of a list. `next_cursor` is null on the last one. */
export interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

/** A list that reads its next page when it is needed: `for await (const item of list)`. */
export interface List<Item> extends AsyncIterable<Item> {
  /** The first page, or the one at the `next_cursor` of the page before. */
  page(cursor?: string): Promise<Page<Item>>;
}

/** Nothing is sent before the list is read. Each loop over it starts at the first page. */
export function list<Query extends { cursor?: string | undefined }, Item>(
  read: Call<Query, Page<Item>>,
  query: Query,
  options: CallOptions | undefined,
): List<Item> {
  const page = (cursor = query.cursor) => read({ ...query, cursor }, options);
  return {
    page,
    async *[Symbol.asyncIterator]() {
      let cursor = query.cursor;
      do {
        const { items, next_cursor } = await page(cursor);
        yield* items;
        cursor = next_cursor ?? undefined;
      } while (cursor !== undefined);
    },
  };
}
