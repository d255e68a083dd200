import type { ImportTagging } from "@personaforge/contract/import";
import { countCodePoints } from "@personaforge/contract/codePoints";
import { limits } from "@personaforge/contract/limits";
import { counted } from "#features/diff/fieldWords.ts";

/** The separators of a list: comma, its Chinese and Arabic forms, semicolon. */
const separators = /[,，、،;]/u;

/** What was typed, as tags: each once. */
export function readTags(text: string): string[] {
  const found = text.split(separators).map((tag) => tag.trim());
  return [...new Set(found.filter((tag) => tag !== ""))];
}

/** What was typed with one tag more, or without it when it is there. */
export function toggledTag(text: string, tag: string): string {
  const tags = readTags(text);
  const next = tags.includes(tag) ? tags.filter((other) => other !== tag) : [...tags, tag];
  return next.join(", ");
}

/** The tags that most of these characters have, those of most first. */
export function mostUsedTags(characters: readonly { tags: readonly string[] }[], most: number) {
  const uses = new Map<string, number>();
  for (const { tags } of characters) {
    // A comma in a tag would make two of it.
    for (const tag of tags) if (!separators.test(tag)) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  }
  const sorted = [...uses].toSorted(([, a], [, b]) => b - a);
  return sorted.slice(0, most).map(([tag]) => tag);
}

/** Why these cannot be tags; null when they can. */
export function tagProblem(tags: readonly string[]): string | null {
  if (tags.length === 0) return "Type at least one tag.";
  if (tags.length > limits.tags) {
    return `These are ${tags.length} tags; a character has at most ${limits.tags}.`;
  }
  const long = tags.find((tag) => countCodePoints(tag) > limits.tag);
  if (long === undefined) return null;
  return `“${long}” has ${countCodePoints(long)} characters; a tag has at most ${limits.tag}.`;
}

const list = new Intl.ListFormat("en", { type: "conjunction" });
const quoted = (tags: readonly string[]) => list.format(tags.map((tag) => `“${tag}”`));

type Tagging = Pick<ImportTagging, "tags" | "total" | "added" | "present" | "full" | "gone">;

/** How many characters had their turn. */
export const taggedSoFar = ({ added, present, full, gone }: Tagging) =>
  added + present + full + gone;

/** What came of tags for all, a sentence for each outcome that there is. */
export function taggingWords(tagging: Tagging): string[] {
  const { tags, total, added, present, full, gone } = tagging;
  const left = total - taggedSoFar(tagging);
  const them = tags.length === 1 ? "it" : "them";
  const named = quoted(tags);
  return [
    added > 0 ? `${counted(added, "character")} got ${named}.` : `No character got ${named} anew.`,
    present > 0 && `${counted(present, "character")} had ${them} already.`,
    full > 0 &&
      `${counted(full, "character")} could not take ${them}: at most ${limits.tags} tags fit.`,
    gone > 0 && `${counted(gone, "character was", "characters were")} deleted before.`,
    left > 0 && `It was stopped before ${counted(left, "more character")} had a turn.`,
  ].filter((words) => words !== false);
}
