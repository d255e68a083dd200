"use client";

import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { GalleryCard } from "./GalleryCard.tsx";
import { NoneFound } from "./GalleryStates.tsx";
import { RelatedTags, TagChips } from "./TagChips.tsx";
import type { GalleryNow } from "./useGallery.ts";

export { readPage } from "./readPage.ts";

type FoundProps = { gallery: GalleryNow };
type PlacedProps = FoundProps & { fixedTag: string | undefined };

/** The cards that the browser read, after those of the server. */
export function FoundCards({ gallery: { shown } }: FoundProps) {
  if (shown === null) return null;
  const { cards, next } = shown.found;
  const before = shown.first?.count ?? 0;
  return cards.map((card, index) => (
    <GalleryCard
      key={card.id}
      card={card}
      position={before + index + 1}
      total={next === null ? before + cards.length : -1}
    />
  ));
}

export function FoundTags({ gallery: { search, shown }, fixedTag }: PlacedProps) {
  const cards = shown?.found.cards ?? [];
  if (fixedTag !== undefined) return <RelatedTags cards={cards} tag={fixedTag} />;
  return <TagChips cards={cards} search={search} />;
}

export function NoneRead({ gallery: { search }, fixedTag }: PlacedProps) {
  return <NoneFound search={search} fixed={fixedTag !== undefined} />;
}

/** Why nothing, or nothing more, can be shown. */
export function Trouble({ gallery: { failure, isCurrent, readNext } }: FoundProps) {
  if (failure === null) return null;
  const { message, requestId } = failure;
  if (isCurrent) {
    return (
      <Banner tone="caution" actions={<Button onClick={readNext}>Try again</Button>}>
        These are the characters as they were last read. {message}
      </Banner>
    );
  }
  return (
    <ErrorNote
      title="The gallery could not be read"
      message={message}
      requestId={requestId}
      onRetry={readNext}
    />
  );
}
