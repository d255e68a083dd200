import type { Entry } from "./preparedBook.ts";
import type { Turn } from "./turn.ts";
import type { Verdict } from "./verdict.ts";

/** An entry that was found, with the text it brings. */
export interface Taken {
  readonly entry: Entry;
  /** Macros filled. */
  readonly content: string;
  readonly tokens: number;
}

export interface Outcome {
  /** By place. */
  readonly verdicts: readonly Verdict[];
  /** Everything whose text was read, also what the budget had no room for. */
  readonly taken: readonly Taken[];
}

/**
 * Entries that bring in entries that bring in entries: no book is meant to go further, and each
 * pass looks at every entry again.
 */
export const mostPasses = 10;

export function take({ scan }: Turn, entry: Entry): Taken {
  const content = scan.fill(entry.content, "prompt");
  return { entry, content, tokens: content.trim() === "" ? 0 : scan.count(content) };
}

/** Looks for keys in the texts of entries. */
export function searchTexts({ scan, found }: Turn, entries: readonly Entry[]): void {
  for (const { place, content } of entries) found.searchEntry(place, scan.fill(content, "scan"));
}
