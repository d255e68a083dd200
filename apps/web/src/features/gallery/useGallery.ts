"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useSettled } from "#features/library/useSettled.ts";
import { keyset } from "#trpc/keyset.ts";
import { useTRPC } from "#trpc/react.ts";
import { galleryInput, galleryParams } from "./galleryParams.ts";

/** The public characters the address asks for. `fixedTag` is the tag of a `/tags/…` page. */
export function useGallery(fixedTag?: string) {
  const trpc = useTRPC();
  const [params] = useQueryStates(galleryParams);
  const q = useSettled(params.q, 150);
  const tag = fixedTag ?? params.tag;
  const query = useInfiniteQuery({
    ...trpc.gallery.search.infiniteQueryOptions(galleryInput({ q, tag }), keyset),
    placeholderData: keepPreviousData,
  });
  const cards = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, cards, q: q.trim(), tag };
}
