import type { Card } from "./card.ts";
import type { ContainerKind, ReadFormat } from "./format.ts";

/** The file that a card was read of, as the `ReadResult` of `readCard` says. */
export interface Original {
  format: ReadFormat;
  container: ContainerKind;
  /** `raw` of the result: parsed JSON, or the text of Markdown. */
  raw: unknown;
  /** The card as it was read, before any edit. */
  card: Card;
  /** `original` of the result: the whole file. */
  bytes: Uint8Array;
  /**
   * Of a CHARX, by their paths in it: the files that a new CHARX takes over, when these are not all that
   * are in `bytes`. The losses name the others.
   */
  files?: ReadonlyMap<string, Uint8Array>;
}

export interface WriteOptions {
  /** Where unknown fields, other chunks and other files come from. */
  original?: Original;
  /**
   * A PNG: the picture of a PNG card, and the icon of a CHARX or BYAF. It replaces the picture of
   * the original, so leave it away when the avatar is still the one that was imported.
   */
  image?: Uint8Array;
  /**
   * Milliseconds since 1970: the date of modification of a V3 card that was no V3 file, and whatever
   * else a format dates and the card does not. Without it BYAF is dated 1970, and others have no
   * date. No clock is read, so that the same card always makes the same file.
   */
  now?: number;
}
