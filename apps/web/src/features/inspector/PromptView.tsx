"use client";

import type { LoreFate, PromptBlock } from "@personaforge/contract/promptReport";
import { memo, useEffect, useMemo, useRef } from "react";
import { Badge } from "#ui/Badge.tsx";
import { type Piece, type PromptGroup, groupsOf } from "./promptGroups.ts";
import "./palette.css";
import { hueOf } from "./sectionLook.ts";
import { SourceLink } from "./SourceLink.tsx";
import { namesOfFates, sourceLabel } from "./sourceWords.ts";
import { useSourceClicks } from "./useSourceClicks.ts";

const roles = { system: "System", user: "User", assistant: "Assistant" } as const;

/** Until a chunk was laid out its height is a guess: about 48 characters a line of 20 px. */
function guessOf(chunk: readonly Piece[]): string {
  const lines = chunk
    .map(({ text }) => text)
    .join("")
    .split("\n");
  const rows = lines.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / 48)), 0);
  return `auto ${rows * 20}px`;
}

function Chunk({ pieces, language }: { pieces: readonly Piece[]; language: string | undefined }) {
  return (
    <div
      dir="auto"
      lang={language}
      className="prompt-chunk"
      style={{ containIntrinsicBlockSize: guessOf(pieces) }}
    >
      {pieces.map(({ text, source }, index) =>
        source === null ? (
          <span key={index} className="text-muted">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </div>
  );
}

/** Lights up once when the text of a part changes under the eyes of who typed it. */
function useGlow(text: string) {
  const part = useRef<HTMLDivElement>(null);
  const shown = useRef(text);
  useEffect(() => {
    if (shown.current === text) return;
    shown.current = text;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const from = "color-mix(in oklch, var(--mark) 40%, var(--tint))";
    part.current?.animate([{ backgroundColor: from }, {}], { duration: 900, easing: "ease-out" });
  }, [text]);
  return part;
}

const textOf = ({ chunks }: PromptGroup) =>
  chunks.map((chunk) => chunk.map(({ text }) => text).join("")).join("\n");

type PartProps = { group: PromptGroup; text: string; label: string; language: string | undefined };

/** Memoised by its text: a key in one field renders one part of the prompt again. */
const Part = memo(
  function Part({ group, text, label, language }: PartProps) {
    const body = useGlow(text);
    return (
      <li
        data-hue={hueOf(group)}
        data-source={group.source ?? undefined}
        className="grid grid-cols-1 gap-x-2 @sm:grid-cols-[6.5rem_minmax(0,1fr)]"
      >
        <SourceLink
          path={group.source}
          label={label}
          className="line-clamp-2 min-h-6 self-start justify-self-start rounded-sm bg-(--tint) px-1.5 py-1 text-start text-xs leading-4 font-medium text-(--on-tint) wrap-anywhere @max-sm:rounded-b-none [button,a]:hover:underline [button,a]:underline-offset-2"
        >
          {label}
        </SourceLink>
        <div
          ref={body}
          className="min-w-0 rounded-sm border-s-2 border-(--mark) bg-(--tint) px-2.5 py-1 text-[0.8125rem] leading-5 whitespace-pre-wrap wrap-anywhere @max-sm:rounded-ss-none"
        >
          {group.chunks.map((pieces, index) => (
            <Chunk key={index} pieces={pieces} language={language} />
          ))}
        </div>
      </li>
    );
  },
  (before, after) =>
    before.text === after.text &&
    before.label === after.label &&
    before.group.key === after.group.key,
);

type Props = {
  blocks: readonly PromptBlock[];
  fates?: readonly LoreFate[] | undefined;
  /** Of the character's texts. */
  language?: string | undefined;
};

/** The prompt as one document: who says what, and where each text comes from. */
export function PromptView({ blocks, fates, language }: Props) {
  const list = useSourceClicks<HTMLOListElement>();
  const grouped = useMemo(() => blocks.map(groupsOf), [blocks]);
  const names = useMemo(() => namesOfFates(fates), [fates]);
  return (
    <ol ref={list} aria-label="Messages of the prompt" className="@container flex flex-col gap-4">
      {blocks.map(({ role, stable }, index) => (
        <li key={index} className="flex flex-col gap-1.5">
          <h3 className="flex items-center gap-2 text-xs font-semibold">
            {roles[role]}
            {stable && <Badge tone="outline">Same in every turn: cached</Badge>}
          </h3>
          <ul className="flex flex-col gap-1.5">
            {grouped[index]?.map((group) => (
              <Part
                key={group.key}
                group={group}
                text={textOf(group)}
                label={sourceLabel(group, names)}
                language={language}
              />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
