import type { DocumentFormat } from "../document.ts";
import { inside } from "../coerce.ts";
import { fieldOf, isObject } from "../json.ts";
import { editedBooks, lorebookCard } from "./lorebookCard.ts";
import { patchBook } from "./patchBook.ts";
import { readBook } from "./readBook.ts";

/** `{spec: "lorebook_v3", data}`, and the book of a card in a file of its own. */
export const lorebookV3: DocumentFormat = {
  format: "lorebook-v3",
  is: (value) => isObject(value) && (isEnvelope(value) || isBareBook(value)),
  read(value, warn) {
    const root = { path: "", warn };
    const data = fieldOf(value, "data");
    if (isEnvelope(value) && isObject(data)) {
      return lorebookCard(readBook(data, inside(root, "data")) ?? { entries: [] });
    }
    if (isEnvelope(value))
      warn("unwrapped", "data", "The lorebook stands outside of its envelope.");
    else warn("spec_missing", "spec", "This lorebook does not say its format; it is read as V3.");
    return lorebookCard(readBook(value, root) ?? { entries: [] });
  },
  patch(value, before, after) {
    const books = editedBooks(before, after);
    const data = fieldOf(value, "data");
    if (!isEnvelope(value) || !isObject(data)) return patchBook(value, books);
    const patched = patchBook(data, books);
    return patched === data ? value : { ...value, data: patched };
  },
};

const isEnvelope = (value: object) => "spec" in value && value.spec === "lorebook_v3";

/** Entries with `keys`: SillyTavern's have `key`, NovelAI's file says its version. */
function isBareBook(value: object): boolean {
  if (!("entries" in value) || "lorebookVersion" in value) return false;
  const { entries } = value;
  return Array.isArray(entries) && entries.some((entry) => Array.isArray(fieldOf(entry, "keys")));
}
