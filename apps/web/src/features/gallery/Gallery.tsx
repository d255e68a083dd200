import { limits } from "@personaforge/contract/limits";
import { Search, X } from "lucide-react";
import { api } from "#trpc/api.ts";
import { Kbd } from "#ui/Kbd.tsx";
import { GalleryCard } from "./GalleryCard.tsx";
import { galleryInput, type GallerySearch } from "./galleryParams.ts";
import { SearchField } from "./SearchField.tsx";
import { GallerySkeleton, NoneFound } from "./GalleryStates.tsx";
import { LiveGallery } from "./LiveGallery.tsx";
import type { GalleryPage } from "./readPage.ts";
import { RelatedTags, TagChips } from "./TagChips.tsx";

function cardsOf({ items, next_cursor: next }: GalleryPage) {
  return items.map((card, index) => (
    <GalleryCard
      key={card.id}
      card={card}
      position={index + 1}
      total={next === null ? items.length : -1}
    />
  ));
}

const icons = {
  search: <Search aria-hidden size={17} />,
  key: <Kbd>/</Kbd>,
  clear: <X aria-hidden size={16} />,
};
const fieldId = "gallery-search";
const empty: GalleryPage = { items: [], next_cursor: null };

/**
 * Public characters with their search; its first page comes as text and needs no script. `tag` fixes
 * one tag, as on its own page.
 */
export async function Gallery({ search, tag }: { search: GallerySearch; tag?: string }) {
  const fixed = tag !== undefined;
  const asked = fixed ? { ...search, tag } : search;
  const page = await api.gallery.search.query(galleryInput(asked)).catch(() => null);
  const { items, next_cursor: next } = page ?? empty;
  return (
    <div className="flex flex-col gap-4">
      <SearchField
        id={fieldId}
        label={fixed ? "Search among these characters" : "Search public characters"}
        longest={limits.query}
        fixed={fixed}
        icons={icons}
      />
      <LiveGallery
        first={page && { search: asked, count: items.length, next }}
        fixedTag={tag}
        fieldId={fieldId}
        tags={
          fixed ? (
            <RelatedTags cards={items} tag={tag} />
          ) : (
            <TagChips cards={items} search={asked} />
          )
        }
        cards={page && cardsOf(page)}
        none={items.length === 0 && <NoneFound search={asked} fixed={fixed} />}
        waiting={page === null && <GallerySkeleton />}
      />
    </div>
  );
}
