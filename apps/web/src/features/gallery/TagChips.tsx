"use client";

import type { PublicSummary } from "@personaforge/contract/character";
import { X } from "lucide-react";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { type MouseEvent, useMemo } from "react";
import { commonTags } from "./commonTags.ts";
import { galleryParams, galleryPath, tagPath } from "./galleryParams.ts";

const shown = 14;
const shape =
  "control-sm inline-flex max-w-52 shrink-0 items-center gap-1.5 rounded-full border px-3 text-[0.8125rem] transition-colors";
const chip = `${shape} border-line bg-surface text-muted hover:border-edge hover:text-ink`;
const chosen = `${shape} border-transparent bg-accent-soft text-on-accent-soft`;
const row = "-mx-4 flex gap-2 overflow-x-auto px-4 py-1 md:mx-0 md:flex-wrap md:px-0";

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
}

/** The tags of what is on screen. A click keeps only the characters with the tag, another ends it. */
export function TagChips({ cards }: { cards: PublicSummary[] }) {
  const [{ q, tag }, setParams] = useQueryStates(galleryParams);
  const tags = useMemo(() => commonTags(cards, shown), [cards]);
  const listed = tag === "" ? tags : [tag, ...tags.filter((other) => other !== tag)];
  if (listed.length === 0) return null;
  return (
    <nav aria-label="Tags" className={row}>
      {listed.map((name) => {
        const active = name === tag;
        const next = active ? "" : name;
        return (
          <a
            key={name}
            href={galleryPath("/explore", { q, tag: next })}
            aria-current={active || undefined}
            onClick={(event) => {
              if (!isPlainClick(event)) return;
              event.preventDefault();
              void setParams({ tag: next }, { history: "push" });
            }}
            className={active ? chosen : chip}
          >
            {active && <span className="sr-only">Remove the filter </span>}
            <span dir="auto" className="truncate">
              {name}
            </span>
            {active && <X aria-hidden size={14} className="shrink-0" />}
          </a>
        );
      })}
    </nav>
  );
}

/** What else the characters of a tag's page are tagged with, as links to those pages. */
export function RelatedTags({ cards, tag }: { cards: PublicSummary[]; tag: string }) {
  const tags = useMemo(
    () => commonTags(cards, shown + 1).filter((other) => other !== tag),
    [cards, tag],
  );
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
