import { cardLimits } from "../limits.ts";
import { BrokenStreamError, unzlib } from "../zip/inflate.ts";
import type { Chunk } from "./chunks.ts";
import { crc32 } from "./crc32.ts";

/** The keywords of a card, the better one first. */
export const cardKeywords = ["ccv3", "chara"] as const;
export type CardKeyword = (typeof cardKeywords)[number];

const kinds = new Set(["tEXt", "zTXt", "iTXt"]);
/** The format allows 79 bytes. */
const longestKeyword = 79;

/** The keyword of a text chunk in lower case; null for every other chunk. */
export function keywordOf(chunk: Chunk): string | null {
  if (!kinds.has(chunk.type)) return null;
  const end = chunk.data.subarray(0, longestKeyword + 1).indexOf(0);
  if (end < 1) return null;
  return String.fromCharCode(...chunk.data.subarray(0, end)).toLowerCase();
}

/** The bytes of the text; null when they cannot be had. */
export function payloadOf(chunk: Chunk): Uint8Array | null {
  const { type, data } = chunk;
  const start = data.indexOf(0) + 1;
  if (type === "tEXt") return data.subarray(start);
  if (type === "zTXt") return data[start] === 0 ? inflated(data.subarray(start + 1)) : null;
  const language = data.indexOf(0, start + 2);
  const translated = data.indexOf(0, language + 1);
  if (language < 0 || translated < 0) return null;
  const text = data.subarray(translated + 1);
  return data[start] === 0 ? text : inflated(text);
}

function inflated(stream: Uint8Array): Uint8Array | null {
  try {
    return unzlib(stream, cardLimits.text);
  } catch (error) {
    if (error instanceof BrokenStreamError) return null;
    throw error;
  }
}

export function hasGoodCrc(bytes: Uint8Array, chunk: Chunk): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const covered = bytes.subarray(chunk.start + 4, chunk.end - 4);
  return crc32(covered) === view.getUint32(chunk.end - 4);
}
