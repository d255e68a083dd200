import { inside } from "../coerce.ts";
import type { DocumentFormat } from "../document.ts";
import { fieldOf, isObject, withoutFields } from "../json.ts";
import { editedBooks, lorebookCard } from "./lorebookCard.ts";
import { patchBook } from "./patchBook.ts";
import { rulesOf } from "./patchEntry.ts";
import { readBookFields, readEntries } from "./readBook.ts";
import { readTavernEntry, tavernEntry } from "./tavernEntry.ts";

/** The card's book that a world was made of, in full: SillyTavern writes it back where it can. */
const copies: ReadonlySet<string> = new Set(["originalData"]);

/** World info: entries by uid, with SillyTavern's own names. */
export const sillyTavern: DocumentFormat = {
  format: "lorebook-sillytavern",
  is(value) {
    if (!isObject(value) || Object.hasOwn(value, "spec")) return false;
    const entries = fieldOf(value, "entries");
    if (Array.isArray(entries)) return entries.some(isEntry);
    if (!isObject(entries)) return false;
    const values = Object.values(entries);
    return values.length === 0 || values.some(isEntry);
  },
  read(value, warn) {
    const root = { path: "", warn };
    const entries = readEntries(
      fieldOf(value, "entries"),
      inside(root, "entries"),
      (entry, { at, index }) => readTavernEntry(entry, index, at),
    );
    const fields = readBookFields(withoutFields(value, copies), root);
    return lorebookCard({ profile: "sillytavern", ...fields, entries });
  },
  patch(value, before, after) {
    return patchBook(value, editedBooks(before, after), rulesOf(tavernEntry));
  },
};

function isEntry(value: unknown): boolean {
  return isObject(value) && (Object.hasOwn(value, "key") || Object.hasOwn(value, "content"));
}
