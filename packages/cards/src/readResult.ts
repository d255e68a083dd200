import type { Card } from "./card.ts";
import type { ContainerKind, ReadFormat } from "./format.ts";
import type { Warning } from "./problem.ts";

/** A picture that came with a card, as it was in the file; nobody has looked at its pixels. */
export interface CardImage {
  /** By its first bytes. */
  type: "png" | "webp" | "jpeg" | "gif" | "avif";
  bytes: Uint8Array;
}

export interface ReadResult {
  /** A lorebook on its own is a card with a `character_book` and a name, and nothing else. */
  kind: "character" | "lorebook";
  format: ReadFormat;
  container: ContainerKind;
  card: Card;
  /**
   * The JSON as it was parsed, without secrets. Of a package, its JSON files:
   * `{manifest, character, scenarios}` of BYAF, `{package, character, books}` of Voxta. Of Markdown,
   * its text.
   */
  raw: unknown;
  /** The picture to show: the card's PNG or WebP itself, or the main icon of a package. */
  image: CardImage | null;
  /** What is to be kept as the original: the bytes that were read, or those without secrets. */
  original: Uint8Array;
  warnings: Warning[];
}
