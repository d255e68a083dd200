"use client";

import { useCallback, useId } from "react";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { LoadMore } from "#ui/LoadMore.tsx";
import { GalleryCard } from "./GalleryCard.tsx";
import { GallerySearch } from "./GallerySearch.tsx";
import { cardGrid, EmptyGallery, GallerySkeleton, NothingPublic } from "./GalleryStates.tsx";
import { RelatedTags, TagChips } from "./TagChips.tsx";
import { useGallery } from "./useGallery.ts";
import { useGridKeys } from "./useGridKeys.ts";

type GalleryQuery = ReturnType<typeof useGallery>;

// After this many pages a click asks for the next one, so that the end of the page can be reached.
const automaticPages = 3;

function countInWords({ cards, hasNextPage, isPlaceholderData }: GalleryQuery): string {
  if (isPlaceholderData) return "";
  if (hasNextPage) return `The first ${cards.length} characters are shown.`;
  return cards.length === 1 ? "1 character." : `${cards.length} characters.`;
}

function Cards({ gallery }: { gallery: GalleryQuery }) {
  const { cards, data, hasNextPage, isFetchingNextPage, fetchNextPage } = gallery;
  const id = useId();
  const onKeyDown = useGridKeys(id);
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const automatic = (data?.pages.length ?? 0) <= automaticPages && !gallery.isError;
  return (
    <>
      <ul
        id={id}
        onKeyDown={onKeyDown}
        aria-label="Public characters"
        aria-busy={gallery.isPlaceholderData}
        className={cardGrid}
      >
        {cards.map((card, index) => (
          <GalleryCard
            key={card.id}
            card={card}
            position={index + 1}
            total={hasNextPage ? -1 : cards.length}
          />
        ))}
      </ul>
      {hasNextPage && <LoadMore onMore={more} busy={isFetchingNextPage} automatic={automatic} />}
    </>
  );
}

function Found({ gallery, fixed }: { gallery: GalleryQuery; fixed: boolean }) {
  const { cards, error, isPending, refetch, q, tag } = gallery;
  if (isPending) return <GallerySkeleton />;
  if (error !== null && cards.length === 0) {
    return (
      <ErrorNote
        title="The gallery could not be read"
        message={error.message}
        requestId={error.data?.requestId}
        onRetry={() => void refetch()}
      />
    );
  }
  if (cards.length === 0) {
    return q === "" && tag === "" ? (
      <EmptyGallery />
    ) : (
      <NothingPublic q={q} tag={tag} fixed={fixed} />
    );
  }
  return (
    <>
      {error !== null && (
        <Banner tone="caution" actions={<Button onClick={() => void refetch()}>Try again</Button>}>
          These are the characters as they were last read. {error.message}
        </Banner>
      )}
      <Cards gallery={gallery} />
    </>
  );
}

/** Public characters with their search. `tag` fixes one tag, as on its own page. */
export function Gallery({ tag }: { tag?: string }) {
  const gallery = useGallery(tag);
  const fixed = tag !== undefined;
  const label = fixed ? "Search among these characters" : "Search public characters";
  return (
    <div className="flex flex-col gap-4">
      <GallerySearch label={label} {...(fixed && { tag })} />
      {fixed ? <RelatedTags cards={gallery.cards} tag={tag} /> : <TagChips cards={gallery.cards} />}
      <p role="status" className="sr-only">
        {gallery.cards.length > 0 && countInWords(gallery)}
      </p>
      <Found gallery={gallery} fixed={fixed} />
    </div>
  );
}
