import * as z from "zod";
import { type CharacterContent, characterContent } from "./content.ts";

type ContentField = keyof CharacterContent;
const field = z.enum(Object.keys(characterContent.shape) as [ContentField, ...ContentField[]]);
const position = z.int().nonnegative();
const count = z.int().nonnegative();

/**
 * A piece of a compared text. The `equal` and `delete` parts in order are the text before,
 * the `equal` and `insert` parts the text after, byte for byte. No part is empty, and none begins
 * inside a character that a reader sees as one.
 */
export const textPart = z.object({ op: z.enum(["equal", "insert", "delete"]), text: z.string() });
export type TextPart = z.infer<typeof textPart>;

const partsOfText = {
  parts: z.array(textPart),
  /**
   * - `words`: compared word by word.
   * - `sentences`: too much changed for that; compared sentence by sentence, and word by word inside
   *   the sentences that resemble each other.
   * - `rewritten`: no word is kept, or too much changed to compare; one text replaces the other.
   *   What both begin and end with may still be `equal`.
   */
  method: z.enum(["words", "sentences", "rewritten"]),
  /** Words in the `insert` parts. Punctuation and spaces are no words. */
  added: count,
  /** Words in the `delete` parts. */
  removed: count,
};

/** How one text became another. */
export const textDiff = z.object(partsOfText);
export type TextDiff = z.infer<typeof textDiff>;

/**
 * What became of one entry of a list. `from` is its position in the list before and `to` its
 * position in the list after, both counted from 0. An `equal` entry may have another position
 * because of what was inserted or deleted before it; a `move` changed places with an entry.
 * A `change` was edited, and may have moved too.
 */
export const listEntry = z.discriminatedUnion("op", [
  z.object({ op: z.literal("equal"), from: position, to: position, text: z.string() }),
  z.object({ op: z.literal("insert"), to: position, text: z.string() }),
  z.object({ op: z.literal("delete"), from: position, text: z.string() }),
  z.object({ op: z.literal("move"), from: position, to: position, text: z.string() }),
  z.object({ op: z.literal("change"), from: position, to: position, ...partsOfText }),
]);
export type ListEntry = z.infer<typeof listEntry>;

/** A text field; `null` is an absent text, which is not the same as an empty one. */
const textField = z.object({
  kind: z.literal("text"),
  field,
  before: z.string().nullable(),
  after: z.string().nullable(),
  ...partsOfText,
});

/** A list field: every entry of both lists once, in the order of the list after. */
const listField = z.object({ kind: z.literal("list"), field, entries: z.array(listEntry) });

/** A field that is one token, such as the language: replaced as a whole. */
const valueField = z.object({
  kind: z.literal("value"),
  field,
  before: z.union([z.string(), z.boolean()]).nullable(),
  after: z.union([z.string(), z.boolean()]).nullable(),
});

/** A field with fields of its own, such as the lorebook: `parts` compare it as indented JSON. */
const structureField = z.object({
  kind: z.literal("structure"),
  field,
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  ...partsOfText,
});

/** How one field of a character's content changed. */
export const fieldDiff = z.discriminatedUnion("kind", [
  textField,
  listField,
  valueField,
  structureField,
]);
export type FieldDiff = z.infer<typeof fieldDiff>;

/** Only the fields that changed, in the order of the content's fields. */
export const contentDiff = z.object({ fields: z.array(fieldDiff), identical: z.boolean() });
export type ContentDiff = z.infer<typeof contentDiff>;
