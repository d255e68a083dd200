import type { FieldError } from "@personaforge/contract/errors";
import type { OverLimitAnswers } from "@personaforge/contract/importAnswer";
import type { ReadResult } from "../readResult.ts";
import type { ContentField, Mapped } from "./mapped.ts";
import { MappingLog } from "./mappingLog.ts";
import { longTextsOf, withAnswers } from "./overLimit.ts";
import { restoredBook } from "./ownBook.ts";
import { ownExtension, readOwnFields } from "./ownFields.ts";
import { readFields } from "./readFields.ts";
import { noteUnmapped } from "./unmapped.ts";

export interface Fixes {
  /** The name of a card that has none. */
  name?: string;
  /** What is to become of texts that are longer than their field. */
  overLimit?: OverLimitAnswers;
}

const nameMissing: FieldError = {
  path: "name",
  code: "name_missing",
  message: "The card has no name. Give it one.",
};

/**
 * A card as the content of a new character. Nothing is cut silently: `notes`, `cut` and `draft` say
 * what did not fit, and what a person must add stands in `problems`. The picture and the file are
 * null, as only the server has them.
 */
export function toContent({ card, raw }: ReadResult, { name, overLimit = {} }: Fixes = {}): Mapped {
  const log = new MappingLog();
  const read = readFields(name === undefined ? card : { ...card, name }, log, raw);
  const own = readOwnFields(card, read);
  const lorebook = restoredBook(card.extensions[ownExtension], read.lorebook);
  for (const field of Object.keys(own)) log.forget(field as ContentField);
  const written = { ...read, ...own, lorebook };
  if (name !== undefined) log.given.add("name");
  const longTexts = longTextsOf(written, log);
  const answered = withAnswers(written, { longTexts, answers: overLimit, log });
  noteUnmapped(card, log);
  noteInstructions(read, log);
  return {
    content: { ...answered, avatar: null, card: null },
    draft: Object.keys(log.draft).length === 0 ? null : log.draft,
    notes: log.notes,
    derived: [...log.derived],
    cut: [...log.cut],
    given: [...log.given],
    longTexts,
    problems: read.name === "" ? [nameMissing] : [],
  };
}

const instructions = ["system_prompt", "post_history_instructions", "depth_prompt"] as const;

function noteInstructions(content: ReturnType<typeof readFields>, log: MappingLog): void {
  const given = instructions.find((field) => content[field] !== null);
  if (given === undefined) return;
  const message =
    "The instructions are kept, and not sent to a model until somebody who read them turns them on in the editor.";
  log.note("not_followed", { field: "trusts_instructions", source: given }, message);
}
