import type { LoreEntry } from "@personaforge/contract/lorebook";
import { inside, type Place } from "../coerce.ts";
import type { DocumentFormat, JsonObject } from "../document.ts";
import { fieldOf, isObject, withoutFields } from "../json.ts";
import { editedBooks, lorebookCard } from "./lorebookCard.ts";
import { patchBook } from "./patchBook.ts";
import { type EntryShape, rulesOf } from "./patchEntry.ts";
import { readBookFields, readEntries } from "./readBook.ts";
import { readEntry } from "./readEntry.ts";
import { fieldNames, translated } from "./translate.ts";

const names = fieldNames([
  ["text", "content"],
  ["displayName", "name"],
  ["forceActivation", "constant"],
]);

/** `{lorebookVersion, entries: [{text, keys, displayName, contextConfig: {budgetPriority}}]}` */
export const novelAi: DocumentFormat = {
  format: "lorebook-novelai",
  is: (value) =>
    isObject(value) &&
    Object.hasOwn(value, "lorebookVersion") &&
    Array.isArray(fieldOf(value, "entries")),
  read(value, warn) {
    const root = { path: "", warn };
    const entries = readEntries(value["entries"], inside(root, "entries"), (entry, { at }) =>
      readNovelAiEntry(entry, at),
    );
    return lorebookCard({ ...readBookFields(value, root), entries });
  },
  patch: (value, before, after) =>
    patchBook(value, editedBooks(before, after), rulesOf(novelAiEntry)),
};

/** Here each key says by its slashes whether it is an expression; a card's entry says it for all. */
function readNovelAiEntry(raw: JsonObject, place: Place): LoreEntry {
  const entry = readEntry(
    { insertion_order: priorityOf(raw), ...translated(raw, names.toOurs) },
    place,
  );
  const expressions = entry.keys.filter((key) => /^\/.+\/\w*$/s.test(key));
  if (expressions.length === 0) return entry;
  if (expressions.length === entry.keys.length) return { ...entry, use_regex: true };
  const { path, warn } = inside(place, "keys");
  warn("coerced", path, "Regular expressions stand beside plain keys and are read as text.");
  return entry;
}

function priorityOf(raw: JsonObject): unknown {
  const context = fieldOf(raw, "contextConfig");
  return fieldOf(context, "budgetPriority");
}

const novelAiEntry: EntryShape = (entry, raw) => {
  const shape = translated(entry, names.toTheirs);
  if (Object.hasOwn(raw, "insertion_order") || priorityOf(raw) === undefined) return shape;
  const given = isObject(entry["contextConfig"]) ? entry["contextConfig"] : {};
  const contextConfig = { ...given, budgetPriority: entry.insertion_order };
  return { ...withoutFields(shape, new Set(["insertion_order"])), contextConfig };
};
