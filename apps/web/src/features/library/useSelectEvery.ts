"use client";

import { limits } from "@personaforge/contract/limits";
import { useCallback, useEffect, useRef, useState } from "react";
import type { useLibrary } from "./useLibrary.ts";
import type { RowSelection } from "./useSelection.ts";

type Pages = Pick<ReturnType<typeof useLibrary>, "data" | "hasNextPage" | "isError">;

const idsIn = ({ data }: Pages) =>
  data?.pages.flatMap((page) => page.items.map(({ id }) => id)) ?? [];

/**
 * Reads on to the last row that matches, or to as many as can be exported at once, and picks them.
 * Another search, or the end of the selection, ends it.
 */
export function useSelectEvery(
  library: ReturnType<typeof useLibrary>,
  { set, isActive }: RowSelection,
) {
  const [isReading, setReading] = useState(false);
  const turn = useRef(0);
  const stop = useCallback(() => {
    turn.current += 1;
    setReading(false);
  }, []);
  useEffect(() => stop, [stop, library.scope, isActive]);
  /** Whether it came to its end. */
  const every = async (): Promise<boolean> => {
    const mine = ++turn.current;
    setReading(true);
    let pages: Pages = library;
    while (pages.hasNextPage && !pages.isError && idsIn(pages).length < limits.selection) {
      pages = await library.fetchNextPage();
      if (mine !== turn.current) return false;
    }
    setReading(false);
    set(idsIn(pages).slice(0, limits.selection));
    return !pages.isError;
  };
  return { isReading, every };
}
