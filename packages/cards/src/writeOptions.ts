import type { Card } from "./card.ts";
import type { ContainerKind, ReadFormat } from "./format.ts";

/** The file that a card was read of, as `readCard` gave it. */
export interface Original {
  format: ReadFormat;
  container: ContainerKind;
  /** `raw` of the result. */
  raw: unknown;
  /** The card as it was read, before any edit. */
  card: Card;
  /** `original` of the result. */
  bytes: Uint8Array;
}

export interface WriteOptions {
  /** Where unknown fields, other chunks and other files come from. */
  original?: Original;
  /**
   * A PNG: the picture of a PNG card, and the icon of a CHARX or BYAF. It replaces the picture of
   * the original, so leave it away when the avatar is still the one that was imported.
   */
  image?: Uint8Array;
  /** Milliseconds since 1970, for formats that say when they were written. */
  now?: number;
}
