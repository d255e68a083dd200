import { latin1 } from "../bytes/latin1.ts";
import { cardLimits } from "../limits.ts";
import { CardError } from "../problem.ts";
import { type Bounds, BrokenStreamError, OverflowError, unzlib } from "../bytes/inflate.ts";
import type { Chunk } from "./chunks.ts";
import { crc32 } from "../bytes/crc32.ts";

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
  return latin1(chunk.data, 0, end).toLowerCase();
}

/**
 * The bytes of the text; null when they cannot be had. Throws a `CardError` when they would be more
 * than the bounds allow.
 */
export function payloadOf({ type, data }: Chunk, bounds: Bounds): Uint8Array | null {
  const start = data.indexOf(0) + 1;
  if (type === "tEXt") return bounded(data.subarray(start), bounds);
  if (type === "zTXt") return data[start] === 0 ? inflated(data.subarray(start + 1), bounds) : null;
  const language = data.indexOf(0, start + 2);
  const translated = data.indexOf(0, language + 1);
  if (language < 0 || translated < 0) return null;
  const text = data.subarray(translated + 1);
  return data[start] === 0 ? bounded(text, bounds) : inflated(text, bounds);
}

function bounded(text: Uint8Array, { limit }: Bounds): Uint8Array {
  if (text.length <= limit) return text;
  throw tooLarge();
}

function tooLarge(): CardError {
  const most = cardLimits.text;
  const message = `The texts of the card have more than ${most.toLocaleString("en")} bytes.`;
  return new CardError("too_large", message, most);
}

function inflated(stream: Uint8Array, bounds: Bounds): Uint8Array | null {
  try {
    return unzlib(stream, bounds);
  } catch (error) {
    if (error instanceof BrokenStreamError) return null;
    throw error instanceof OverflowError ? tooLarge() : error;
  }
}

export function hasGoodCrc(bytes: Uint8Array, chunk: Chunk): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const covered = bytes.subarray(chunk.start + 4, chunk.end - 4);
  return crc32(covered) === view.getUint32(chunk.end - 4);
}
