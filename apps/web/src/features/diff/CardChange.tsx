import type { FieldDiff } from "@personaforge/contract/diff";
import { originNotes, originTitle } from "#features/export/originWords.ts";
import { ChangedText } from "./ChangedText.tsx";

type Side = (FieldDiff & { kind: "structure" })["before"];

const textsIn = (value: unknown) =>
  Array.isArray(value) ? value.filter((text) => typeof text === "string") : [];

function wordsOf(side: Side): string {
  if (side === null) return "Not imported";
  const { format, hash, derived, cut } = side;
  // The beginning of the hash tells two files of one format apart.
  const file = `${originTitle({ format: String(format) })}, file ${String(hash).slice(0, 8)}.`;
  return [file, ...originNotes({ derived: textsIn(derived), cut: textsIn(cut) })].join(" ");
}

/** The file a character came from, before and now, in words. */
export function CardChange({ before, after }: { before: Side; after: Side }) {
  return (
    <div className="flex flex-col gap-2">
      <p>
        <ChangedText part={{ op: "delete", text: wordsOf(before) }} />
      </p>
      <p>
        <ChangedText part={{ op: "insert", text: wordsOf(after) }} />
      </p>
    </div>
  );
}
