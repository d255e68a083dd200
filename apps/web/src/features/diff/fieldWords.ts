import type { FieldDiff, ListEntry, TextDiff, TextPart } from "@personaforge/contract/diff";
import { countCodePoints, hasVisibleText } from "@personaforge/contract/codePoints";

const number = new Intl.NumberFormat("en");

/** `1 word`, `1,240 words`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

/** What a stretch of folded text is called. */
export const foldLabel = (text: string) =>
  `${counted(countCodePoints(text), "character")} unchanged`;

/** What the rest of a long text is called. */
export const moreLabel = (text: string) => `${counted(countCodePoints(text), "character")} more`;

function smallChange(parts: readonly TextPart[]): string {
  const changed = parts.filter(({ op }) => op !== "equal");
  // Only a draft can hold an empty text where there was none.
  if (changed.length === 0) return "Without text before and after";
  return changed.some(({ text }) => hasVisibleText(text))
    ? "Only punctuation or symbols changed"
    : "Only spaces or line breaks changed";
}

/** `+12 −4 words`, or what changed when no word did. */
export function textCount({ added, removed, parts }: TextDiff): string {
  if (added === 0 && removed === 0) return smallChange(parts);
  const both = [
    added > 0 && `+${number.format(added)}`,
    removed > 0 && `−${number.format(removed)}`,
  ].filter((part) => part !== false);
  return `${both.join(" ")} ${added + removed === 1 ? "word" : "words"}`;
}

const listWords: [ListEntry["op"], string][] = [
  ["insert", "added"],
  ["delete", "removed"],
  ["change", "changed"],
  ["move", "moved"],
];

/** `2 added, 1 moved`. */
export function listCount(entries: readonly ListEntry[]): string {
  return listWords
    .map(([op, word]) => [entries.filter((entry) => entry.op === op).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(", ");
}

type Structure = FieldDiff & { kind: "structure" };

const entriesOf = (book: Structure["before"]) =>
  Array.isArray(book?.["entries"]) ? book["entries"].length : 0;

/** `12 entries, 11 before`; a book whose entries are as many as before says what its text says. */
/** A picture and a file are replaced as a whole: words of their JSON say nothing. */
const isFile = ({ field }: FieldDiff) => field === "avatar" || field === "card";

function structureCount(field: Structure): string {
  if (isFile(field)) return "";
  const [before, after] = [entriesOf(field.before), entriesOf(field.after)];
  if (before === after) return textCount(field);
  return `${counted(after, "entry", "entries")}, ${number.format(before)} before`;
}

/** How much of a field changed; empty for a field that is replaced as a whole. */
export function fieldCount(field: FieldDiff): string {
  if (field.kind === "text") return textCount(field);
  if (field.kind === "structure") return structureCount(field);
  return field.kind === "list" ? listCount(field.entries) : "";
}

/** Says when the texts had too little in common to be compared word by word. */
export function methodNote({ method, parts }: TextDiff): string | null {
  const isReplaced = ["insert", "delete"].every((op) => parts.some((part) => part.op === op));
  if (method === "words" || !isReplaced) return null;
  return method === "sentences"
    ? "Much of it was rewritten, so it is compared sentence by sentence."
    : "Rewritten: the new text replaces the old one.";
}

/** What the parts alone do not say about a field. */
export function fieldNote(field: FieldDiff): string | null {
  if ((field.kind !== "text" && field.kind !== "structure") || isFile(field)) return null;
  if (field.before === null) return "Empty before.";
  if (field.after === null) return "Empty now.";
  return methodNote(field);
}
