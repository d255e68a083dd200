"use client";

import type { CharacterSummary } from "@personaforge/contract/character";
import { Globe } from "lucide-react";
import Link from "next/link";
import { BlurredAvatar } from "#ui/BlurredAvatar.tsx";
import { Badge } from "#ui/Badge.tsx";
import { Kbd } from "#ui/Kbd.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { chatPath } from "./characterLinks.ts";
import { type ManyActions, type RowActions, RowButtons } from "./RowButtons.tsx";
import { SelectBox } from "./SelectBox.tsx";
import type { RowSelection } from "./useSelection.ts";

/** Which version there is and who gets it; what is typed and no version yet. */
function RowState({ row }: { row: CharacterSummary }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-faint tabular-nums">
      <span>
        <span className="sr-only">Version </span>
        <span aria-hidden>v</span>
        {row.version}
      </span>
      {row.live_version !== null && (
        <Badge tone="accent">
          {row.live_version === row.version ? "Live" : `Live v${row.live_version}`}
        </Badge>
      )}
      {row.is_public && (
        <Badge>
          <Globe aria-hidden size={11} /> Public
        </Badge>
      )}
      {row.draft_at !== null && (
        <span className="inline-flex items-center gap-1.5 text-caution">
          <span aria-hidden className="size-1.5 rounded-full bg-caution" />
          Draft <RelativeTime iso={row.draft_at} />
        </span>
      )}
    </span>
  );
}

function Words({ row, current }: { row: CharacterSummary; current: boolean }) {
  const text = { dir: "auto" as const, lang: row.language ?? undefined };
  return (
    <div className="min-w-0 flex-1">
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <h2 className="line-clamp-2 min-w-0 font-serif text-lg leading-6 font-medium wrap-anywhere">
          {/* The link covers the row; the buttons of the row lie above it. */}
          <Link
            href={chatPath(row.id)}
            data-row-link={row.id}
            className="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            {...text}
          >
            {row.name}
          </Link>
        </h2>
        {row.is_sample && <Badge tone="outline">Sample</Badge>}
        <RowState row={row} />
        {current && row.draft_at === null && (
          <span
            aria-hidden
            className="hidden items-center gap-1.5 text-xs text-faint lg:inline-flex"
          >
            <Kbd>⏎</Kbd> to chat
          </span>
        )}
      </div>
      <p
        className="mt-0.5 line-clamp-2 font-serif text-[0.975rem] leading-snug text-muted italic text-left wrap-anywhere"
        {...text}
      >
        {row.tagline ?? row.personality_summary}
      </p>
    </div>
  );
}

function Facts({ row, onTag }: { row: CharacterSummary; onTag: (tag: string) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-xs text-faint">
      {row.tags.slice(0, 3).map((tag) => (
        <button
          key={tag}
          type="button"
          dir="auto"
          onClick={() => onTag(tag)}
          className="relative max-w-40 truncate rounded-full bg-sunken px-2.5 py-1 text-muted transition-colors hover:text-ink pointer-coarse:py-2"
        >
          <span className="sr-only">Only with the tag </span>
          {tag}
        </button>
      ))}
      {row.tags.length > 3 && <span>+{row.tags.length - 3}</span>}
    </div>
  );
}

export function CharacterRow({
  row,
  current,
  actions,
  many,
  selection,
  onCurrent,
}: {
  row: CharacterSummary;
  current: boolean;
  actions: RowActions;
  many: ManyActions | null;
  selection: RowSelection;
  onCurrent: (id: string) => void;
}) {
  const isSelected = selection.ids.has(row.id);
  return (
    <li
      onFocus={() => onCurrent(row.id)}
      className="group relative flex scroll-mb-24 items-start gap-4 rounded-lg px-3 py-4 transition-colors hover:bg-surface data-current:bg-surface data-selected:bg-accent-soft/50 md:items-center [content-visibility:auto] [contain-intrinsic-size:auto_6rem]"
      data-current={current || undefined}
      data-selected={isSelected || undefined}
    >
      <SelectBox
        name={row.name}
        checked={isSelected}
        isActive={selection.isActive}
        onToggle={(isRange) => selection.toggle(row.id, isRange)}
      />
      <BlurredAvatar id={row.id} name={row.name} picture={row.avatar} />
      <div className="flex min-w-0 flex-1 flex-col gap-2 xl:flex-row xl:items-center xl:gap-6">
        <Words row={row} current={current} />
        <div className="max-md:hidden xl:w-56 xl:shrink-0">
          <Facts row={row} onTag={actions.onTag} />
        </div>
      </div>
      <p className="hidden w-24 shrink-0 text-right text-xs text-faint lg:block">
        <span className="sr-only">Changed </span>
        <RelativeTime iso={row.updated_at} />
      </p>
      <RowButtons row={row} actions={actions} many={isSelected ? many : null} />
    </li>
  );
}
