import { ButtonLink, buttonStyle } from "#ui/Button.tsx";
import { EmptyState } from "#ui/EmptyState.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import { cardGrid } from "./cardGrid.ts";
import { FilterLink } from "./FilterLink.tsx";
import { galleryPath, type GallerySearch, tagPath } from "./galleryParams.ts";

function EmptyGallery() {
  return (
    <EmptyState
      title="No character is public yet"
      actions={
        <>
          <ButtonLink variant="primary" href="/studio">
            Open the library
          </ButtonLink>
          <ButtonLink href="/studio/new">New character</ButtonLink>
        </>
      }
    >
      <p>
        Publish one from your library and it appears here, where others can read it and talk to it.
      </p>
    </EmptyState>
  );
}

/** Says which filter found nothing, and offers to lift each of them. */
function NothingPublic({ q, tag, fixed }: GallerySearch & { fixed: boolean }) {
  const path = fixed ? tagPath(tag) : "/explore";
  return (
    <EmptyState
      title={q === "" ? "Nobody carries this tag" : "No character matches"}
      actions={
        <>
          {q !== "" && (
            <FilterLink
              href={galleryPath(path, { q: "", tag: fixed ? "" : tag })}
              change={{ q: "" }}
              className={buttonStyle()}
            >
              Clear the search
            </FilterLink>
          )}
          {tag !== "" && !fixed && (
            <FilterLink
              href={galleryPath(path, { q, tag: "" })}
              change={{ tag: "" }}
              className={buttonStyle()}
            >
              Any tag
            </FilterLink>
          )}
          {fixed && <ButtonLink href="/explore">All public characters</ButtonLink>}
        </>
      }
    >
      <p className="wrap-anywhere">
        No public character
        {q !== "" && <> fits “{q}”</>}
        {q !== "" && tag !== "" && " and"}
        {tag !== "" && <> has the tag “{tag}”</>}.
      </p>
    </EmptyState>
  );
}

/** What stands in the place of cards when there are none. */
export function NoneFound({ search, fixed }: { search: GallerySearch; fixed: boolean }) {
  const { tag } = search;
  const q = search.q.trim();
  if (q === "" && tag === "") return <EmptyGallery />;
  return <NothingPublic q={q} tag={tag} fixed={fixed} />;
}

/** Cards of the size the real ones have, so that nothing jumps when they arrive. */
export function GallerySkeleton() {
  return (
    <div role="status" aria-label="Loading characters" className={cardGrid}>
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <div key={key} className="h-58 rounded-xl border border-line p-5">
          <div className="mb-5 flex gap-4">
            <Skeleton className="size-14 rounded-[0.8rem]" />
            <div className="flex-1 pt-1">
              <Skeleton className="mb-3 h-5 w-3/5" />
              <Skeleton className="h-3 w-2/5" />
            </div>
          </div>
          <Skeleton className="mb-2.5 h-4" />
          <Skeleton className="h-4 w-4/5" />
        </div>
      ))}
    </div>
  );
}
