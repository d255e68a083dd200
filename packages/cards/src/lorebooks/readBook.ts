import type { Lorebook, LoreEntry } from "@personaforge/contract/lorebook";
import { type Aliases, nameIn, namesInUse } from "../aliases.ts";
import { inside, type Place, readFlag, readWhole } from "../coerce.ts";
import type { JsonObject } from "../document.ts";
import { fieldOf, isObject, withoutFields } from "../json.ts";
import { profileOf } from "./profile.ts";
import { present, readEntry, readExtensions, readOptionalText } from "./readEntry.ts";

/** SillyTavern's way of writing them. */
export const bookAliases: Aliases = new Map([
  ["scan_depth", ["scanDepth"]],
  ["token_budget", ["tokenBudget"]],
  ["recursive_scanning", ["recursiveScanning"]],
]);

const typed = [
  ...["profile", "name", "description", "scan_depth", "token_budget", "recursive_scanning"],
  ...["extensions", "entries"],
];

/** The book of a card; null when it has none. Unknown fields stay. */
export function readBook(value: unknown, place: Place): Lorebook | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value) && !Array.isArray(value)) {
    place.warn("dropped", place.path, "This is not a lorebook; it stays in the original only.");
    return null;
  }
  if (Array.isArray(value)) {
    place.warn("coerced", place.path, "This list of entries is read as a lorebook.");
  }
  const raw = Array.isArray(value) ? { entries: value } : value;
  const listed = Array.isArray(value) ? place : inside(place, "entries");
  if (isObject(raw["entries"])) {
    place.warn("coerced", listed.path, "The entries were an object and are read as a list.");
  }
  const entries = readEntries(raw["entries"], listed, (entry, { at }) => readEntry(entry, at));
  const profile = profileOf(raw, entries);
  const book = { ...readBookFields(raw, place), entries };
  return profile === undefined ? book : { profile, ...book };
}

/** All of a book but its entries. */
export function readBookFields(book: JsonObject, place: Place): Omit<Lorebook, "entries"> {
  const read: Read = (name, reader) => {
    const from = nameIn(book, name, bookAliases);
    return reader(fieldOf(book, from), inside(place, from));
  };
  return {
    ...withoutFields(book, new Set([...typed, ...namesInUse(book, bookAliases)])),
    ...present({
      name: read("name", readOptionalText),
      description: read("description", readOptionalText),
      scan_depth: read("scan_depth", readWhole),
      token_budget: read("token_budget", readWhole),
      recursive_scanning: read("recursive_scanning", readFlag),
      extensions: read("extensions", readExtensions),
    }),
  };
}

type Read = <Value>(name: string, reader: (value: unknown, place: Place) => Value) => Value;

interface Position {
  readonly at: Place;
  readonly index: number;
}

/** A list, or an object by uid as SillyTavern has it. What is not an object is no entry. */
export function readEntries(
  value: unknown,
  place: Place,
  read: (entry: JsonObject, position: Position) => LoreEntry | null,
): LoreEntry[] {
  if (value === undefined || value === null) return [];
  const { path, warn } = place;
  if (typeof value !== "object") {
    warn("dropped", path, "This is not a list of entries; it stays in the original only.");
    return [];
  }
  const items: [string, unknown][] = Object.entries(value);
  return items.flatMap(([name, item], index) => {
    const at = inside(place, name);
    if (isObject(item)) return read(item, { at, index }) ?? [];
    warn("dropped", at.path, "This is not an entry; it stays in the original only.");
    return [];
  });
}
