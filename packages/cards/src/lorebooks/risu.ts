import type { LoreEntry } from "@personaforge/contract/lorebook";
import { inside, type Place, readText } from "../coerce.ts";
import type { DocumentFormat, JsonObject } from "../document.ts";
import { fieldOf, isObject } from "../json.ts";
import { editedBooks, lorebookCard } from "./lorebookCard.ts";
import { patchEntries } from "./patchBook.ts";
import { type EntryShape, rulesOf } from "./patchEntry.ts";
import { readEntries } from "./readBook.ts";
import { keysOfText, present, readEntry, readOptionalText } from "./readEntry.ts";
import { fieldNames, translated } from "./translate.ts";

const names = fieldNames([
  ["key", "keys"],
  ["secondkey", "secondary_keys"],
  ["insertorder", "insertion_order"],
  ["alwaysActive", "constant"],
  ["useRegex", "use_regex"],
]);

/** `{type: "risu", ver: 1, data: [{key: "a, b", secondkey, insertorder, alwaysActive, …}]}` */
export const risu: DocumentFormat = {
  format: "lorebook-risu",
  is: (value) => isObject(value) && value["type"] === "risu" && Array.isArray(value["data"]),
  read(value, warn) {
    const root = { path: "", warn };
    const name = readOptionalText(fieldOf(value, "name"), inside(root, "name"));
    const entries = readEntries(value["data"], inside(root, "data"), (entry, { at }) =>
      isFolder(entry) ? null : readRisuEntry(entry, at),
    );
    return lorebookCard({ ...present({ name }), entries });
  },
  patch(value, before, after) {
    const books = editedBooks(before, after);
    const lists = [books.before.entries, books.after.entries] as const;
    const shows = (item: unknown) => isObject(item) && !isFolder(item);
    const data = patchEntries(value["data"], lists, rulesOf(risuEntry, shows));
    const { name } = books.after;
    return { ...value, data, ...(name === books.before.name ? {} : { name }) };
  },
};

/** A folder holds no text and matches nothing; the entries inside of it name it in `folder`. */
function isFolder(entry: JsonObject): boolean {
  const key = fieldOf(entry, "key");
  return entry["mode"] === "folder" || (typeof key === "string" && key.startsWith("\uF000folder:"));
}

/** Risu turns the flag off on import when the key is not written as an expression. */
function readRisuEntry(raw: JsonObject, place: Place): LoreEntry {
  const key = readText(fieldOf(raw, "key"), inside(place, "key"));
  const regex = raw["useRegex"] === true && key.startsWith("/");
  if (raw["useRegex"] === true && !regex) {
    const { path, warn } = inside(place, "useRegex");
    warn("coerced", path, "The key is not written as a regular expression and is read as text.");
  }
  const secondary = keysOfText(fieldOf(raw, "secondkey"), inside(place, "secondkey"));
  return readEntry(
    {
      ...translated(raw, names.toOurs),
      keys: regex ? [key] : keysOfText(key, inside(place, "key")),
      secondary_keys: secondary,
      use_regex: regex,
    },
    place,
  );
}

const risuEntry: EntryShape = (entry) => ({
  ...translated(entry, names.toTheirs),
  key: entry.keys.join(", "),
  secondkey: (entry.secondary_keys ?? []).join(", "),
});
