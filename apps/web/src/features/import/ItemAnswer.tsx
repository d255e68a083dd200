"use client";

import type { ImportItem } from "@personaforge/contract/import";
import Link from "next/link";
import { editorPath } from "#features/library/characterLinks.ts";
import { type Answers, type Decision, duplicateAction } from "./decisions.ts";
import { DuplicateChoice } from "./DuplicateChoice.tsx";
import { LorebookFix } from "./LorebookFix.tsx";
import { NameFix } from "./NameFix.tsx";

export const titleOf = ({ name, report }: ImportItem) =>
  report === null || report.name === "" ? name : report.name;

type Props = {
  item: ImportItem;
  answers: Answers;
  onDecide: (decision: Decision) => void;
};

function Duplicate({ item, answers, onDecide }: Props) {
  const { character } = item;
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      {character !== null && (
        <Link
          href={editorPath(character.id)}
          className="relative rounded-sm text-accent underline underline-offset-4"
          dir="auto"
        >
          {character.name}
        </Link>
      )}
      <DuplicateChoice
        label={`What to do with ${titleOf(item)}`}
        value={duplicateAction(item, answers)}
        onChoose={(action) => onDecide({ action })}
      />
    </div>
  );
}

/** What a file waits for, where it can be said in its row. */
export function ItemAnswer(props: Props) {
  const { item, answers, onDecide } = props;
  const said = answers.decisions[item.id];
  // Twice in one import: the other one is taken, and there is no character to choose between yet.
  if (item.state === "duplicate") return item.character === null ? null : <Duplicate {...props} />;
  if (item.state !== "needs_fix") return null;
  if (item.reason === "lorebook") {
    return (
      <LorebookFix
        book={titleOf(item)}
        into={said?.into}
        onChoose={(into) => onDecide({ into, action: "version" })}
      />
    );
  }
  return (
    <NameFix
      file={item.name}
      name={said?.name ?? ""}
      onName={(name) => onDecide({ name, action: "import" })}
    />
  );
}
