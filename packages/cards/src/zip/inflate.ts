import { Inflate } from "fflate";
import { CardError } from "../problem.ts";

/** Compressed bytes per step: what they become is counted before the next are taken. */
const step = 4096;
/** Text becomes about 4 times as long, and repeated text 20; a bomb 1,000. */
const ratio = 200;
/** So much may come of anything: a ratio says little about small files. */
const ratioFrom = 1_048_576;

interface Inflated {
  bytes: Uint8Array;
  length: number;
}

export class BrokenStreamError extends Error {}
/** More came out than was allowed. */
export class OverflowError extends Error {}

/**
 * Inflates a raw deflate stream. `limit` counts what really comes out. Without `keep` the bytes are
 * counted and thrown away. Throws an `OverflowError` for more, a `CardError` for a bomb, and a
 * `BrokenStreamError` for what is not deflate.
 */
export function inflate(stream: Uint8Array, limit: number, keep = true): Inflated {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflater = new Inflate((part) => {
    length += part.length;
    if (keep) parts.push(part);
  });
  for (let start = 0; start < stream.length; start += step) {
    const end = Math.min(start + step, stream.length);
    try {
      inflater.push(stream.subarray(start, end), end === stream.length);
    } catch {
      throw new BrokenStreamError("The compressed data is broken.");
    }
    refuseBomb(length, end, limit);
  }
  return { bytes: joined(parts, keep ? length : 0), length };
}

function refuseBomb(length: number, consumed: number, limit: number): void {
  if (length > limit) throw new OverflowError(`It inflates to more than ${limit} bytes.`);
  if (length > ratioFrom && length > consumed * ratio) {
    const message = `It inflates to more than ${ratio} times its size.`;
    throw new CardError("too_large", message, consumed * ratio);
  }
}

/** The content of a zlib stream, as the text chunks of a PNG have it. */
export function unzlib(stream: Uint8Array, limit: number): Uint8Array {
  const [method = 0, flags = 0] = stream;
  const hasDictionary = (flags & 0x20) !== 0;
  if ((method & 15) !== 8 || hasDictionary) {
    throw new BrokenStreamError("The compressed data does not begin as zlib does.");
  }
  return inflate(stream.subarray(2), limit).bytes;
}

export function joined(parts: readonly Uint8Array[], length?: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(length ?? parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
