import type { Card } from "./card.ts";
import type { ReadFormat } from "./format.ts";
import type { Loss, Warning } from "./problem.ts";

export type JsonObject = Record<string, unknown>;
export type Warn = (code: Warning["code"], path: string, message: string) => void;

/** For whoever reads again what was read before, or what was just written. */
export const silent: Warn = () => {};

/** What a patch is made of: the card as it was read, and as it is now. */
export interface Edit {
  readonly before: Card;
  readonly after: Card;
}

/** How the JSON of one format becomes a card, and back. */
export interface DocumentFormat {
  readonly format: ReadFormat;
  /** Whether the JSON is of this format. Formats are asked in the order of `documentFormats`. */
  is(value: unknown): boolean;
  /** The document without keys, passwords and tokens; null when it holds none. Asked before `read`. */
  strip?(value: JsonObject): JsonObject | null;
  /** Lenient: what has another type is coerced with a warning, and nothing is cut. */
  read(value: JsonObject, warn: Warn): Card;
  /**
   * The same document with the new values where the card differs from the one that was read of it;
   * everything else stays as it is, unknown fields and odd types included.
   */
  patch(value: JsonObject, before: Card, after: Card): unknown;
}

/** A document made from nothing, and what it could not hold. */
export interface Written<Document> {
  document: Document;
  losses: Loss[];
}
