"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { entryOf, type Found, nothingRead, readOn, subscribe } from "./foundPages.ts";
import { galleryPath, type GallerySearch, gallerySearchOf } from "./galleryParams.ts";

/** What the server rendered: the first page of a search. */
export type FirstPage = {
  search: GallerySearch;
  count: number;
  next: string | null;
};

/** `first` when the cards of the server are part of it. */
type Shown = { search: GallerySearch; first: FirstPage | null; found: Found };

const nameOf = (search: GallerySearch) => galleryPath("", { ...search, q: search.q.trim() });

/** What the address asks for. */
function useAsked(fixedTag: string | undefined): GallerySearch {
  const params = useSearchParams();
  return useMemo(() => {
    const search = gallerySearchOf(params);
    return fixedTag === undefined ? search : { ...search, tag: fixedTag };
  }, [params, fixedTag]);
}

/**
 * The public characters the address asks for. `fixedTag` is the tag of a `/tags/…` page. While
 * another search is being read, `shown` stays at the last one.
 */
export function useGallery(server: FirstPage | null, fixedTag: string | undefined) {
  const search = useAsked(fixedTag);
  const name = nameOf(search);
  const first = server !== null && nameOf(server.search) === name ? server : null;
  // What the browser read after a page of the server's is worth nothing after another one.
  const key = first === null ? name : `${name}#${first.next}`;
  const entry = useSyncExternalStore(subscribe, () => entryOf(key), nothingRead);
  const { found: read, isBusy, failure } = entry;
  const current = useMemo<Shown | null>(() => {
    const found = read ?? (first && { cards: [], next: first.next, pages: 1 });
    return found && { search, first, found };
  }, [read, first, search]);
  const [last, setLast] = useState(current);
  if (current !== null && current !== last) setLast(current);

  const found = current?.found ?? null;
  const readNext = useCallback(() => void readOn(key, search, found), [key, search, found]);
  const isMissing = found === null && !isBusy && failure === null;
  useEffect(() => {
    if (isMissing) readNext();
  }, [isMissing, readNext]);

  return { search, shown: current ?? last, isCurrent: current !== null, isBusy, failure, readNext };
}

export type GalleryNow = ReturnType<typeof useGallery>;
