"use client";

import type { ImportItem } from "@personaforge/contract/import";
import Link from "next/link";
import { memo } from "react";
import { editorPath } from "#features/library/characterLinks.ts";
import { Badge } from "#ui/Badge.tsx";
import { Button, buttonStyle } from "#ui/Button.tsx";
import { type Answers, type Decision, isChosen } from "./decisions.ts";
import { sizeWords } from "./importWords.ts";
import { ItemAnswer, titleOf } from "./ItemAnswer.tsx";
import { ItemPicture } from "./ItemPicture.tsx";
import { itemStatus } from "./itemStatus.ts";
import { asksForAnswer } from "./overLimit.ts";
import { kindWords, overLimitWords } from "./reportWords.ts";
import { useIsTyping } from "./typedTexts.ts";

export type RowProps = {
  jobId: string;
  item: ImportItem;
  answers: Answers;
  /** While an import is under way nothing can be decided. */
  isLocked: boolean;
  onDecide: (item: ImportItem, decision: Decision) => void;
  onOpen: (item: ImportItem) => void;
};

function Title({ item, onOpen }: Pick<RowProps, "item" | "onOpen">) {
  const title = titleOf(item);
  return (
    <h3 className="min-w-0 font-serif text-lg leading-6 font-medium wrap-anywhere" dir="auto">
      {/* Of what could not be read there is nothing to look at. */}
      {item.report === null ? (
        title
      ) : (
        <button
          type="button"
          data-item={item.id}
          onClick={() => onOpen(item)}
          className="text-left after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <span className="sr-only">Look at </span>
          {title}
        </button>
      )}
    </h3>
  );
}

function Facts({ item }: { item: ImportItem }) {
  const { name, size, report } = item;
  const kind = report === null ? "" : ` · ${kindWords(report)}`;
  return (
    <p className="text-sm text-faint wrap-anywhere">
      <bdi>{name}</bdi> · {sizeWords(size)}
      {kind}
    </p>
  );
}

/** Leads to what can be said about texts that are over their limit. */
function OverLimitLink({ item, answers, onOpen }: Pick<RowProps, "item" | "answers" | "onOpen">) {
  const isTyping = useIsTyping(item.id);
  const isLeftOut = item.state !== "needs_fix" && !isChosen(item, answers);
  if (isLeftOut || !asksForAnswer(item)) return null;
  const verb = isTyping ? "Go on with your edit" : "Edit or move";
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      {/* Of a file that is ready, this stands above. */}
      {item.state !== "ready" && <span>{overLimitWords(item.report?.notes ?? [])}</span>}
      <Button
        size="sm"
        className="relative"
        aria-label={`${verb}: what is over the limit in ${titleOf(item)}`}
        onClick={() => onOpen(item)}
      >
        {verb}
      </Button>
    </div>
  );
}

/** One file of an import: what it is, what becomes of it, and what it waits for. */
export const ItemRow = memo(function ItemRow(props: RowProps) {
  const { jobId, item, answers, isLocked, onDecide, onOpen } = props;
  const { tone, label, words } = itemStatus(item, answers);
  const { character, state } = item;
  return (
    <li className="relative flex items-start gap-4 rounded-lg px-3 py-3.5 transition-colors hover:bg-surface [contain-intrinsic-size:auto_4.5rem] [content-visibility:auto]">
      <ItemPicture jobId={jobId} item={item} picture={character?.avatar} size="sm" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Title item={item} onOpen={onOpen} />
          <Badge tone={tone}>{label}</Badge>
        </div>
        <Facts item={item} />
        {words !== null && <p className="text-sm text-muted text-pretty">{words}</p>}
        {!isLocked && (
          <ItemAnswer
            item={item}
            answers={answers}
            onDecide={(decision) => onDecide(item, decision)}
          />
        )}
        {!isLocked && <OverLimitLink {...{ item, answers, onOpen }} />}
      </div>
      {state === "imported" && character !== null && (
        <Link
          href={editorPath(character.id)}
          className={buttonStyle({ size: "sm", className: "relative" })}
          aria-label={`Open ${character.name}`}
        >
          Open
        </Link>
      )}
    </li>
  );
});
