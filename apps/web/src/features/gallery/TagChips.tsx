import type { PublicSummary } from "@personaforge/contract/character";
import { X } from "lucide-react";
import Link from "next/link";
import { commonTags } from "./commonTags.ts";
import { FilterLink } from "./FilterLink.tsx";
import { galleryPath, type GallerySearch, tagPath } from "./galleryParams.ts";

const shown = 14;
const shape =
  "control-sm inline-flex max-w-52 shrink-0 items-center gap-1.5 rounded-full border px-3 text-[0.8125rem] transition-colors";
const chip = `${shape} border-line bg-surface text-muted hover:border-edge hover:text-ink`;
const chosen = `${shape} border-transparent bg-accent-soft text-on-accent-soft`;
const row = "-mx-4 flex gap-2 overflow-x-auto px-4 py-1 md:mx-0 md:flex-wrap md:px-0";

/** The tags of what is on screen. A click keeps only the characters with the tag, another ends it. */
export function TagChips({
  cards,
  search: { q, tag },
}: {
  cards: readonly PublicSummary[];
  search: GallerySearch;
}) {
  const tags = commonTags(cards, shown);
  const listed = tag === "" ? tags : [tag, ...tags.filter((other) => other !== tag)];
  if (listed.length === 0) return null;
  return (
    <nav aria-label="Tags" className={row}>
      {listed.map((name) => {
        const active = name === tag;
        const next = active ? "" : name;
        return (
          <FilterLink
            key={name}
            href={galleryPath("/explore", { q, tag: next })}
            aria-current={active || undefined}
            change={{ tag: next }}
            className={active ? chosen : chip}
          >
            {active && <span className="sr-only">Remove the filter </span>}
            <span dir="auto" className="truncate">
              {name}
            </span>
            {active && <X aria-hidden size={14} className="shrink-0" />}
          </FilterLink>
        );
      })}
    </nav>
  );
}

/** What else the characters of a tag's page are tagged with, as links to those pages. */
export function RelatedTags({ cards, tag }: { cards: readonly PublicSummary[]; tag: string }) {
  const tags = commonTags(cards, shown + 1).filter((other) => other !== tag);
  if (tags.length === 0) return null;
  return (
    <nav aria-label="Related tags" className={row}>
      {tags.map((name) => (
        <Link key={name} href={tagPath(name)} prefetch={false} dir="auto" className={chip}>
          <span className="truncate">{name}</span>
        </Link>
      ))}
    </nav>
  );
}
