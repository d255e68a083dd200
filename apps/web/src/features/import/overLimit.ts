import { countCodePoints } from "@personaforge/contract/codePoints";
import type { Draft, DraftContent } from "@personaforge/contract/draft";
import type { ImportItem } from "@personaforge/contract/import";
import type { OverLimitText } from "@personaforge/contract/importAnswer";
import { limits } from "@personaforge/contract/limits";
import { counted } from "./importWords.ts";
import type { MappedRow } from "./previewRows.ts";

/** Texts that can be told as a scene as well. Instructions cannot, nor can one of several entries. */
const movable = ["personality_summary", "backstory", "scenario", "tone_description"] as const;
type Movable = (typeof movable)[number];

/** `11,999 characters, of which 10,000 fit`. */
export function overLimitSize({ text, limit }: Pick<OverLimitText, "text" | "limit">): string {
  return `${counted(countCodePoints(text), "character")}, of which ${number(limit)} fit`;
}

/** Why an edited text cannot be taken; null when it can, as far as this page knows. */
export function editProblem(
  { field, limit }: Pick<OverLimitText, "field" | "limit">,
  label: string,
  text: string,
): string | null {
  const length = countCodePoints(text);
  if (length > limit) {
    return `${label} has ${counted(length, "character")}; the limit is ${number(limit)}.`;
  }
  return text === "" && needed.has(field) ? `${label} is required.` : null;
}

/** Fields of which a character, or the instruction that they are, is nothing without a text. */
const needed: ReadonlySet<string> = new Set(["name", "personality_summary", "depth_prompt"]);

const number = (value: number) => value.toLocaleString("en");

/** Whether a file can still become something else. */
export const isBeforeImport = ({ state }: Pick<ImportItem, "state">) =>
  state === "ready" || state === "needs_fix" || state === "duplicate";

/** Whether something can be said about a text of this file, and nobody has. */
export function asksForAnswer(item: Pick<ImportItem, "state" | "report">): boolean {
  const notes = item.report?.notes ?? [];
  return (
    isBeforeImport(item) &&
    notes.some(({ code, path }) => code === "over_limit" && !lists.has(path))
  );
}

/** They are answered for in the editor: of one text too many, a text alone says nothing. */
const lists: ReadonlySet<string> = new Set([
  ...["alternate_greetings", "group_greetings", "example_dialogues", "tags", "lorebook"],
]);

/** Whether a version holds only the beginning of a text, and the draft all of it. */
export const isOverLimit = ({ notes }: Pick<MappedRow, "notes">) =>
  notes.some(({ code }) => code === "over_limit");

export function movableOf(field: string): Movable | null {
  return movable.find((one) => one === field) ?? null;
}

/**
 * The content of a draft in which the whole of an over-long text is the opening scene, and its field
 * has the beginning that the version has. Null when there is no such text, no place for it, or when
 * it is too long for that too.
 */
export function movedToScene({ content }: Pick<Draft, "content">, field: Movable) {
  const { [field]: whole, ...rest } = content;
  if (whole === undefined || whole === null || (rest.opening_scene ?? "") !== "") return null;
  if (countCodePoints(whole) > limits.opening_scene) return null;
  return { ...rest, opening_scene: whole } satisfies DraftContent;
}
