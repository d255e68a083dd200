import { countCodePoints, hasVisibleText } from "@personaforge/contract/codePoints";
import { limits } from "@personaforge/contract/limits";
import { textDefect } from "@personaforge/contract/text";
import { beginning } from "./beginning.ts";
import { type FieldPlace, type MappingLog, number, type Place } from "./mappingLog.ts";

/** Text fields that a draft holds whole. */
type TextField =
  | "name"
  | "personality_summary"
  | "backstory"
  | "tone_description"
  | "initial_greeting"
  | "opening_scene"
  | "nickname"
  | "scenario"
  | "system_prompt"
  | "post_history_instructions";

interface TextPlace extends FieldPlace {
  readonly field: TextField;
}

/** The text without what cannot be stored: NUL, and halves of surrogate pairs. */
export function storable(text: string): string {
  return textDefect(text) === null ? text : text.replace(/[\0\p{Cs}]/gu, "");
}

/** The storable text, and a note when that is another one. */
export function storableAt(place: Place, text: string, log: MappingLog): string {
  const kept = storable(text);
  const out = countCodePoints(text) - countCodePoints(kept);
  if (out > 0) {
    const message = `${out === 1 ? "A character" : `${number(out)} characters`} of ${place.source} cannot be stored and ${out === 1 ? "was" : "were"} taken out. The original keeps ${out === 1 ? "it" : "them"}.`;
    log.note("unstorable_text", place, message);
  }
  return kept;
}

/** A text that fits its field, with the whole in the draft; null when nothing can be seen of it. */
export function readText(place: TextPlace, text: string, log: MappingLog): string | null {
  const kept = storableAt(place, text, log);
  if (!hasVisibleText(kept)) {
    if (kept.trim() !== "") {
      log.note("kept_in_original", place, `${place.source} has no visible character.`);
    }
    return null;
  }
  const limit = limits[place.field];
  const length = countCodePoints(kept);
  if (length <= limit) return kept;
  log.draft[place.field] = forDraft(kept);
  const message = `${place.source} has ${number(length)} characters; the limit is ${number(limit)}. The version has its beginning, the draft all of it.`;
  log.overLimit(place, { message, length, limit });
  if (length > limits.draft_text) log.note("kept_in_original", place, beyondDraft(place));
  return beginning(kept, limit);
}

export function forDraft(text: string): string {
  return beginning(text, limits.draft_text);
}

function beyondDraft({ source }: Place): string {
  return `A draft holds ${number(limits.draft_text)} characters of one text. The rest of ${source} is in the original only.`;
}
