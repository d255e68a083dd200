import type { Card } from "../card.ts";

type FindingCode =
  /** Text that cannot be read without a key, or that looks like encoded data. */
  | "encrypted"
  /** Words or marks that lead a model away from its instructions. */
  | "injection"
  /** A lorebook that is named and is not in the file. */
  | "lorebook_link"
  /** Said not to be for everybody. */
  | "mature"
  /** An address in the network. Nothing is fetched from it. */
  | "remote_url"
  /** Code of some kind. It is kept and never run. */
  | "script"
  /** A file that only another program has. */
  | "unresolved_asset"
  /** Characters that nobody sees. */
  | "zero_width";

/** Something in a card that a person should know of before trusting it. */
export interface Finding {
  code: FindingCode;
  severity: "info" | "warning";
  /** Where in the card, as in `character_book.entries.3.content`. */
  path: string;
  /** A sentence for people. */
  message: string;
  /** What was found, at most 120 code points. */
  excerpt?: string;
  /** How often. */
  count?: number;
}

export interface Subject {
  readonly card: Card;
  readonly raw: unknown;
}

const mostCodePoints = 120;

export function excerptOf(text: string, start = 0, end = text.length): string {
  const part = text.slice(start, Math.min(end, start + mostCodePoints * 2));
  return Array.from(part.toWellFormed()).slice(0, mostCodePoints).join("");
}
