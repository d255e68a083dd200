"use client";

import { lazy, type ReactNode, Suspense, useId } from "react";
import { LoadMore } from "#ui/LoadMore.tsx";
import { useHydrated } from "#ui/useHydrated.ts";
import { cardGrid } from "./cardGrid.ts";
import { partsNow } from "./loadParts.ts";
import { type FirstPage, type GalleryNow, useGallery } from "./useGallery.ts";

// No key is needed to read a page, so they come after it.
const GalleryKeys = lazy(() =>
  import("./GalleryKeys.tsx").then((module) => ({ default: module.GalleryKeys })),
);

// After this many pages a click asks for the next one, so that the end of the page can be reached.
const automaticPages = 3;

export type LiveGalleryProps = {
  /** Null when the server could not read it; the browser then tries itself. */
  first: FirstPage | null;
  /** The tag of a `/tags/…` page. */
  fixedTag: string | undefined;
  /** The id of the search field. */
  fieldId: string;
  tags: ReactNode;
  cards: ReactNode;
  /** What stands in the place of the cards when the first page has none. */
  none: ReactNode;
  /** The same as long as nothing was read. */
  waiting: ReactNode;
};

function countInWords(shown: number, hasMore: boolean): string {
  if (hasMore) return `The first ${shown} characters are shown.`;
  return shown === 1 ? "1 character." : `${shown} characters.`;
}

function Results({
  gallery,
  id,
  children,
}: {
  gallery: GalleryNow;
  id: string;
  children: ReactNode;
}) {
  const { shown, isCurrent, isBusy, failure, readNext } = gallery;
  const hasMore = shown?.found.next !== null;
  return (
    <>
      <ul id={id} aria-label="Public characters" aria-busy={!isCurrent} className={cardGrid}>
        {children}
      </ul>
      {isCurrent && hasMore && (
        <LoadMore
          onMore={readNext}
          busy={isBusy}
          automatic={(shown?.found.pages ?? 0) <= automaticPages && failure === null}
        />
      )}
    </>
  );
}

/**
 * The first page as the server rendered it, alive: when the address asks for other characters, or
 * the reader for more, the browser reads them. What only that needs is loaded when it is needed.
 */
export function LiveGallery({ first, fixedTag, fieldId, ...server }: LiveGalleryProps) {
  const id = useId();
  const gallery = useGallery(first, fixedTag);
  const { shown, isCurrent, failure } = gallery;
  const parts = partsNow();
  const isByServer = parts === undefined || (shown !== null && shown.first !== null);
  const count = (shown?.first?.count ?? 0) + (shown?.found.cards.length ?? 0);
  const hasCards = count > 0 && (isCurrent || failure === null);
  return (
    <>
      {isByServer ? server.tags : <parts.FoundTags gallery={gallery} fixedTag={fixedTag} />}
      <p role="status" className="sr-only">
        {isCurrent && count > 0 && countInWords(count, shown?.found.next !== null)}
      </p>
      {failure !== null && (parts ? <parts.Trouble gallery={gallery} /> : failure.message)}
      {hasCards && (
        <Results gallery={gallery} id={id}>
          {shown?.first && server.cards}
          {parts && <parts.FoundCards gallery={gallery} />}
        </Results>
      )}
      {!hasCards && failure === null && (
        <>
          {shown === null && server.waiting}
          {shown?.first && server.none}
          {shown?.first === null && parts && (
            <parts.NoneRead gallery={gallery} fixedTag={fixedTag} />
          )}
        </>
      )}
      {useHydrated() && (
        <Suspense>
          <GalleryKeys gridId={id} fieldId={fieldId} />
        </Suspense>
      )}
    </>
  );
}
