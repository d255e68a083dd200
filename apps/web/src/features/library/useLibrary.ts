"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { keyset } from "#trpc/keyset.ts";
import { useTRPC } from "#trpc/react.ts";
import { libraryInput, libraryParams } from "./libraryParams.ts";
import { useSettled } from "./useSettled.ts";

/** The rows for what the address asks, page after page. */
export function useLibrary() {
  const trpc = useTRPC();
  const [params] = useQueryStates(libraryParams);
  const q = useSettled(params.q, 200);
  const query = useInfiniteQuery({
    ...trpc.characters.list.infiniteQueryOptions(libraryInput({ q, tag: params.tag }), keyset),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const isFiltered = q.trim() !== "" || params.tag !== "";
  return { ...query, rows, isFiltered, scope: `${params.tag}\n${q}` };
}
