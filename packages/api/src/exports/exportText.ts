/** Pages of a list, as long as it goes on. */
export type Pages = AsyncIterable<readonly unknown[]>;

/**
 * Reads a list in pages; `read` gets the last row of the page before. Each page is a statement of
 * its own, so that no connection is held while a slow reader reads.
 */
export async function* paged<Row>(
  limit: number,
  read: (last: Row | undefined, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let last: Row | undefined;
  for (;;) {
    const rows = await read(last, limit);
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
    if (rows.length < limit) return;
  }
}

/** An array in JSON, piece by piece: each item on a line of its own. */
export async function* arrayText(pages: Pages): AsyncGenerator<string> {
  let before = "[\n";
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield before + page.map((item) => JSON.stringify(item)).join(",\n");
    before = ",\n";
  }
  yield before === "[\n" ? "[]" : "\n]";
}

/** Objects in JSON of which each ends in a list, `name`, that is too long to be held. */
export async function* nestedText<Item>(
  name: string,
  pages: AsyncIterable<readonly Item[]>,
  open: (item: Item) => { head: object; list: Pages },
): AsyncGenerator<string> {
  let before = "[\n";
  for await (const page of pages) {
    for (const item of page) {
      const { head, list } = open(item);
      let text = `${before}${JSON.stringify(head).slice(0, -1)},"${name}":`;
      for await (const piece of arrayText(list)) {
        yield text + piece;
        text = "";
      }
      before = "},\n";
    }
  }
  yield before === "[\n" ? "[]" : "}\n]";
}

/** An object in JSON: what fits into memory, then its long lists. */
export async function* objectText(
  head: object,
  lists: Readonly<Record<string, AsyncIterable<string>>>,
): AsyncGenerator<string> {
  yield JSON.stringify(head).slice(0, -1);
  for (const [name, pieces] of Object.entries(lists)) {
    yield `,\n"${name}":`;
    yield* pieces;
  }
  yield "\n}\n";
}
