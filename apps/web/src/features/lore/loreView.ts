import type { LoreEntry } from "@personaforge/contract/lorebook";
import { entryTitle } from "./loreChanges.ts";

export type LoreSort = "order" | "name" | "stored";

/** Rows on one page: as many as React renders within a frame on a slow machine. */
export const pageSize = 50;

const found = new WeakMap<LoreEntry, string>();

/** Everything of an entry that is searched, kept as long as the entry is. */
function searched(entry: LoreEntry): string {
  const known = found.get(entry);
  if (known !== undefined) return known;
  const { name = "", comment = "", keys, secondary_keys = [], content } = entry;
  const text = [name, comment, ...keys, ...secondary_keys, content].join("\n").toLowerCase();
  found.set(entry, text);
  return text;
}

const byName = new Intl.Collator(undefined, { numeric: true });

function compared(entries: readonly LoreEntry[], sort: LoreSort): (a: number, b: number) => number {
  const at = (index: number) => entries[index] as LoreEntry;
  if (sort === "order") return (a, b) => at(a).insertion_order - at(b).insertion_order;
  if (sort === "stored") return (a, b) => a - b;
  const titles = entries.map((entry) => entryTitle(entry) ?? "");
  return (a, b) => byName.compare(titles[a] ?? "", titles[b] ?? "");
}

/** The places of the entries that hold every searched word, in the order in which they are shown. */
export function rowsOf(entries: readonly LoreEntry[], query: string, sort: LoreSort): number[] {
  const words = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  const matches = (entry: LoreEntry) => words.every((word) => searched(entry).includes(word));
  return entries
    .flatMap((entry, index) => (words.length === 0 || matches(entry) ? [index] : []))
    .toSorted(compared(entries, sort));
}

/** The page on which a row stands; the first when it is not among them. */
export function pageOf(rows: readonly number[], index: number): number {
  return Math.max(0, Math.floor(rows.indexOf(index) / pageSize));
}

export function pageCount(rows: readonly number[]): number {
  return Math.max(1, Math.ceil(rows.length / pageSize));
}
