import { countCodePoints } from "@personaforge/contract/codePoints";
import type { Draft, DraftContent } from "@personaforge/contract/draft";
import { limits } from "@personaforge/contract/limits";
import type { MappedRow } from "./previewRows.ts";

/** Texts that can be told as a scene as well. Instructions cannot, nor can one of several entries. */
const movable = ["personality_summary", "backstory", "scenario", "tone_description"] as const;
type Movable = (typeof movable)[number];

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
