import type { Lorebook } from "@personaforge/contract/lorebook";

// A book that was searched takes about 3 kB a key beside its text: 300 MB with 100,000 keys, which
// is the most that the engine takes in.
const sizeOfKey = 160;

/** What the search makes of a book, in characters of JSON that take as much memory. */
export function sizeOfSearch(book: Lorebook | null): number {
  const keys = (book?.entries ?? []).reduce((sum, entry) => sum + entry.keys.length, 0);
  return Math.min(keys, 90_000) * sizeOfKey;
}
