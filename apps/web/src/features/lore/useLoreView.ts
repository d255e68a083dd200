"use client";

import type { LoreEntry } from "@personaforge/contract/lorebook";
import { useDeferredValue, useMemo, useState } from "react";
import { type LoreSort, pageCount, pageOf, pageSize, rowsOf } from "./loreView.ts";

type Shown = { query: string; sort: LoreSort; page: number; open: number | null };

/** What stands behind a removed entry moves up by one place. */
function openWithout(open: number | null, index: number): number | null {
  if (open === null || open === index) return null;
  return open > index ? open - 1 : open;
}

/** Which entries are shown, and which one is open. */
export function useLoreView(entries: readonly LoreEntry[]) {
  const [shown, setShown] = useState<Shown>({ query: "", sort: "order", page: 0, open: null });
  const { sort, open } = shown;
  const query = useDeferredValue(shown.query);
  // Not what is written into an entry decides: a row that moves takes the caret with it.
  const shape = JSON.stringify([query, sort, open, entries.length]);
  const [known, setKnown] = useState(() => ({ shape, rows: rowsOf(entries, query, sort) }));
  let { rows } = known;
  if (known.shape !== shape) {
    rows = rowsOf(entries, query, sort);
    setKnown({ shape, rows });
  }
  const moves = useMemo(() => {
    const change = (next: (before: Shown) => Partial<Shown>) =>
      setShown((before) => ({ ...before, ...next(before) }));
    return {
      search: (words: string) => change(() => ({ query: words, page: 0 })),
      sortBy: (next: LoreSort) => change(() => ({ sort: next, page: 0 })),
      turnTo: (page: number) => change(() => ({ page, open: null })),
      toggle: (index: number) =>
        change(({ open: now }) => ({ open: now === index ? null : index })),
      forget: (index: number) => change(({ open: now }) => ({ open: openWithout(now, index) })),
      /** Opens an entry of a book that may be newer than the page, wherever it stands. */
      reveal: (all: readonly LoreEntry[], index: number) =>
        change((before) => {
          const page = pageOf(rowsOf(all, "", before.sort), index);
          return { query: "", open: index, page };
        }),
    };
  }, []);
  const page = Math.min(shown.page, pageCount(rows) - 1);
  const visible = rows.slice(page * pageSize, (page + 1) * pageSize);
  return { query: shown.query, sort, open, page, found: rows.length, visible, moves };
}

export type LoreMoves = ReturnType<typeof useLoreView>["moves"];
