import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { canonicalContent, readCanonical } from "@personaforge/contract/canonical";
import type { CharacterContent } from "@personaforge/contract/content";

/** A version in few bytes: its canonical text, compressed, with what it shares with its anchor left out. */
export interface Packed {
  packed: Buffer;
  /** The number of the version whose text is the dictionary; null when the pack stands alone. */
  anchor: number | null;
}

/** A version that stands alone, as the dictionary of later ones. */
export interface Anchor {
  number: number;
  packed: Buffer;
}

// Above this share of a pack that stands alone, the text has left its anchor behind and becomes the
// next one. Lower means more anchors, higher means longer packs; a third keeps both near a tenth of
// the text over 1,000 edits.
const driftLimit = 1 / 3;

export function pack(content: CharacterContent, anchor: Anchor | undefined): Packed {
  const text = Buffer.from(canonicalContent(content));
  const alone = { packed: zstdCompressSync(text), anchor: null };
  if (anchor === undefined) return alone;
  const packed = zstdCompressSync(text, { dictionary: zstdDecompressSync(anchor.packed) });
  const drifted = packed.length > alone.packed.length * driftLimit;
  return drifted ? alone : { packed, anchor: anchor.number };
}

/** @param anchorPack the pack of the version that `anchor` names; null for one that stands alone */
export function unpack(packed: Buffer, anchorPack: Buffer | null): CharacterContent {
  const dictionary = anchorPack === null ? {} : { dictionary: zstdDecompressSync(anchorPack) };
  return readCanonical(zstdDecompressSync(packed, dictionary).toString());
}
