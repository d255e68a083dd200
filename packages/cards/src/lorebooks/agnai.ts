import type { DocumentFormat } from "../document.ts";
import { inside } from "../coerce.ts";
import { isObject } from "../json.ts";
import { editedBooks, lorebookCard } from "./lorebookCard.ts";
import { patchBook } from "./patchBook.ts";
import { rulesOf } from "./patchEntry.ts";
import { readBookFields, readEntries } from "./readBook.ts";
import { readEntry } from "./readEntry.ts";
import { fieldNames, translated } from "./translate.ts";

const names = fieldNames([
  ["entry", "content"],
  ["keywords", "keys"],
  ["weight", "insertion_order"],
  ["secondaryKeys", "secondary_keys"],
]);

/** `{kind: "memory", name, entries: [{name, entry, keywords, priority, weight, enabled}]}` */
export const agnai: DocumentFormat = {
  format: "lorebook-agnai",
  is: (value) => isObject(value) && value["kind"] === "memory" && Array.isArray(value["entries"]),
  read(value, warn) {
    const root = { path: "", warn };
    const entries = readEntries(value["entries"], inside(root, "entries"), (entry, { at }) =>
      readEntry(translated(entry, names.toOurs), at),
    );
    return lorebookCard({ ...readBookFields(value, root), entries });
  },
  patch: (value, before, after) =>
    patchBook(
      value,
      editedBooks(before, after),
      rulesOf((entry) => translated(entry, names.toTheirs)),
    ),
};
