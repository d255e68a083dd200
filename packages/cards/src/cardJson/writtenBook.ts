import type { Lorebook, LoreEntry } from "@personaforge/contract/lorebook";
import type { JsonObject } from "../document.ts";
import { withoutFields } from "../json.ts";

/** `profile` is a field of ours, and null is no value of `case_sensitive` in a card. */
const ours: ReadonlySet<string> = new Set(["profile"]);
const nullable: ReadonlySet<string> = new Set(["case_sensitive"]);

/** A lorebook with all fields that cards must have. */
export function writtenBook(book: Lorebook, entryOf: (entry: LoreEntry) => JsonObject): JsonObject {
  return {
    ...withoutFields(book, ours),
    extensions: book.extensions ?? {},
    entries: book.entries.map(entryOf),
  };
}

export function entryOfV3(entry: LoreEntry): JsonObject {
  return { ...entryOfV2(entry), use_regex: entry.use_regex ?? false };
}

export function entryOfV2(entry: LoreEntry): JsonObject {
  const fields = entry.case_sensitive === null ? withoutFields(entry, nullable) : entry;
  return { ...fields, extensions: entry.extensions ?? {} };
}
