"use client";

import { limits } from "@personaforge/contract/limits";
import type { useLibrary } from "./useLibrary.ts";
import { useSelectEvery } from "./useSelectEvery.ts";
import { useSelection } from "./useSelection.ts";

/** The rows that are picked, and how to pick those that are not loaded yet. */
export function useSelecting(library: ReturnType<typeof useLibrary>) {
  const { rows, hasNextPage: hasMore, isFiltered } = library;
  const selection = useSelection(rows);
  const { isReading, every } = useSelectEvery(library, selection);
  const { length } = selection.selected;
  return {
    ...{ selection, hasMore, isFiltered, isReading, every },
    shown: rows.length,
    /** There are more that match than can be taken at once. */
    isMost: length === limits.selection && (hasMore || rows.length > length),
  };
}

export type Selecting = ReturnType<typeof useSelecting>;
