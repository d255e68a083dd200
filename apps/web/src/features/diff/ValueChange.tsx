import type { FieldDiff } from "@personaforge/contract/diff";
import { ChangedText } from "./ChangedText.tsx";

type Value = FieldDiff & { kind: "value" };

const ratings: Record<string, string> = { general: "General", mature: "Mature" };

function wordsOf(field: Value["field"], value: string | boolean): string {
  if (typeof value === "boolean") return value ? "Sent" : "Not sent";
  return field === "content_rating" ? (ratings[value] ?? value) : value;
}

/** A field that is replaced as a whole: what it was, and what it is. */
export function ValueChange({ field: { field, before, after } }: { field: Value }) {
  const none = <span className="text-faint">not set</span>;
  return (
    <p className="flex flex-wrap items-baseline gap-2">
      {before === null ? (
        none
      ) : (
        <ChangedText part={{ op: "delete", text: wordsOf(field, before) }} />
      )}
      <span aria-hidden className="text-faint">
        →
      </span>
      {after === null ? none : <ChangedText part={{ op: "insert", text: wordsOf(field, after) }} />}
    </p>
  );
}
