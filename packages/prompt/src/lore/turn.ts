import type { FoundKeys } from "./foundKeys.ts";
import type { KeyTable } from "./keyTable.ts";
import type { LoreScan } from "./lore.ts";
import type { Entry, PreparedBook } from "./preparedBook.ts";
import type { EntryState } from "./timed.ts";

/** All that decides about the entries of one book in one turn. */
export interface Turn {
  readonly scan: LoreScan;
  readonly book: PreparedBook;
  /** The place of the book among the books. */
  readonly bookPlace: number;
  readonly recursive: boolean;
  /** Tokens that its entries may take together. */
  readonly budget: number;
  readonly tables: readonly KeyTable[];
  readonly found: FoundKeys;
  /** Messages of the character. */
  readonly replies: number;
  /** What of the last turn's state holds, by place. */
  readonly states: readonly EntryState[];
}

/** 0 is the scan of what was said, the next ones are of entries that were found. */
export interface Pass {
  readonly number: number;
  /** Entries that wait for recursion up to this level may come in. */
  readonly level: number;
}

export function nameOf(turn: Turn): (entry: number) => string {
  return (entry) => turn.book.entries[entry]?.name ?? "";
}

export function isSticky(turn: Turn, entry: Entry): boolean {
  return turn.states[entry.place]?.sticky !== undefined;
}
