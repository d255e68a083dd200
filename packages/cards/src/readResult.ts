import type { Card } from "./card.ts";
import type { ContainerKind, ReadFormat } from "./format.ts";
import type { Warning } from "./problem.ts";

/** A picture that came with a card, as it was in the file; nobody has looked at its pixels. */
export interface CardImage {
  /** By its first bytes. */
  type: "png" | "webp" | "jpeg" | "gif" | "avif";
  bytes: Uint8Array;
}

/** What `readCard` gives: the card, and what an export back to the same format needs. */
export interface ReadResult {
  /** A lorebook on its own is a card with a `character_book` and a name, and nothing else. */
  kind: "character" | "lorebook";
  /** What the document was read as; of a picture or a package, what it held. */
  format: ReadFormat;
  /** What the bytes are. */
  container: ContainerKind;
  card: Card;
  /**
   * The JSON as it was parsed, without secrets. Of a package, its JSON files:
   * `{manifest, character, scenarios}` of BYAF, `{package, character, books}` of Voxta. Of Markdown,
   * its text.
   */
  raw: unknown;
  /**
   * The picture to show: the card's PNG, WebP or JPEG itself, the main icon of a package or else its
   * first picture, or what a `data:` address of a JSON card holds. Null when there is none, and for
   * a WebP or JPEG whose EXIF had secrets.
   */
  image: CardImage | null;
  /**
   * What is to be kept as the original: the very bytes that were read. Of a file with secrets, one
   * without them: again a PNG or CHARX, else its JSON.
   */
  original: Uint8Array;
  /** At most 200, in the order in which they were found. */
  warnings: Warning[];
}
