import type { CharacterContent } from "@personaforge/contract/content";
import type { ContentDiff, FieldDiff, ListEntry, TextPart } from "@personaforge/contract/diff";
import { type ContentField, formatted, isFieldOf } from "../contentFields.ts";

type ListDiff = Extract<FieldDiff, { kind: "list" }>;
type StructureDiff = Extract<FieldDiff, { kind: "structure" }>;

/**
 * The content that a diff leads to, which tells whether the diff says everything.
 * @throws Error when the content is not the one that the diff starts from
 */
export function applyDiff(content: CharacterContent, diff: ContentDiff): CharacterContent {
  const changes = diff.fields.map((change): [ContentField, Value] => [
    change.field,
    changedValue(content, change),
  ]);
  return { ...content, ...Object.fromEntries(changes) };
}

type Value = CharacterContent[ContentField];

function changedValue(content: CharacterContent, diff: FieldDiff): Value {
  const { field } = diff;
  if (!isFieldOf(field, diff.kind)) throw mismatch(field);
  if (diff.kind === "list") return applyToList(content[field], diff);
  if (diff.kind === "structure") return applyToStructure(content[field], diff);
  if (content[field] !== diff.before) throw mismatch(field);
  if (diff.kind === "value" || diff.after === null) return diff.after;
  const { before, after } = sidesOf(diff.parts);
  if (before !== (diff.before ?? "") || after !== diff.after) throw mismatch(field);
  return after;
}

function applyToStructure(value: Value, { field, before, after, parts }: StructureDiff): Value {
  const sides = sidesOf(parts);
  const starts = formatted(value) === formatted(before) && formatted(before) === sides.before;
  if (!starts || formatted(after) !== sides.after) throw mismatch(field);
  return after as Value;
}

function applyToList(list: Value, { field, entries }: ListDiff): string[] {
  const before: Placed[] = [];
  const after: Placed[] = [];
  for (const entry of entries) {
    const text = sidesOf(entry.op === "change" ? entry.parts : [partOf(entry)]);
    if (entry.op !== "insert") before.push([entry.from, text.before]);
    if (entry.op !== "delete") after.push([entry.to, text.after]);
  }
  const [expected, result] = [inOrder(before), inOrder(after)];
  const starts =
    Array.isArray(list) &&
    expected?.length === list.length &&
    list.every((text, at) => text === expected[at]);
  if (!starts || result === null) throw mismatch(field);
  return result;
}

type Placed = readonly [position: number, text: string];

/** The texts from position 0 on; null when a position is missing or taken twice. */
function inOrder(entries: readonly Placed[]): string[] | null {
  const ordered = entries.toSorted(([left], [right]) => left - right);
  return ordered.every(([position], at) => position === at)
    ? ordered.map(([, text]) => text)
    : null;
}

function partOf({ op, text }: Exclude<ListEntry, { op: "change" }>): TextPart {
  return { op: op === "move" ? "equal" : op, text };
}

function sidesOf(parts: readonly TextPart[]): { before: string; after: string } {
  const without = (op: TextPart["op"]) =>
    parts.map((part) => (part.op === op ? "" : part.text)).join("");
  return { before: without("insert"), after: without("delete") };
}

function mismatch(field: ContentField): Error {
  return new Error(`the diff starts from another ${field} than this content has`);
}
