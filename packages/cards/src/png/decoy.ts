import type { JsonObject } from "../document.ts";
import { isObject } from "../json.ts";

/** What `creator_notes` of the V2 copy in a V3 picture ends with. */
const note =
  "This is the V2 copy of a V3 character card. Some of the card is only in its V3 part: open the file with a program that reads V3.";
const gap = "\n\n";

export const notesWithDecoy = (notes: string) => (notes === "" ? note : notes + gap + note);

/** The notes as they were before `notesWithDecoy`; null when they do not end so. */
function notesWithoutDecoy(notes: unknown): string | null {
  if (typeof notes !== "string" || !notes.endsWith(note)) return null;
  const rest = notes.slice(0, -note.length);
  return rest.endsWith(gap) ? rest.slice(0, -gap.length) : rest;
}

/** The V2 card without that note; null when it has none. */
export function withoutDecoy(value: unknown): JsonObject | null {
  if (!isObject(value) || !isObject(value["data"])) return null;
  const notes = notesWithoutDecoy(value["data"]["creator_notes"]);
  return notes === null ? null : { ...value, data: { ...value["data"], creator_notes: notes } };
}
