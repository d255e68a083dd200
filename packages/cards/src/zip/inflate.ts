import { Inflate } from "fflate";
import { CardError } from "../problem.ts";

/** Compressed bytes per step: what they become is counted before the next are taken. */
const step = 4096;
/** Text becomes about 4 times as long, and repeated text 20; a bomb 1,000. */
const ratio = 200;
/** So much may come of anything: a ratio says little about small files. */
const ratioFrom = 1_048_576;

/**
 * Milliseconds that the inflating for one file may take. Real files take 100; a stream of tiny
 * blocks, each with tables of its own, takes minutes and becomes nothing.
 */
const patience = 1000;

/** The moment at which inflating is given up. */
export const deadline = (): number => performance.now() + patience;

export interface Bounds {
  /** Bytes that may come out. */
  limit: number;
  /** A moment that `deadline` gave: one for all streams of a file. */
  until: number;
  /** Whether the bytes are wanted, or only their number. */
  keep?: boolean;
}

interface Inflated {
  bytes: Uint8Array;
  length: number;
}

export class BrokenStreamError extends Error {}
/** More came out than was allowed. */
export class OverflowError extends Error {}

/**
 * Inflates a raw deflate stream; what really comes out is counted. Throws an `OverflowError` for more
 * than the limit, a `CardError` for a bomb, and a `BrokenStreamError` for what is not deflate.
 */
export function inflate(stream: Uint8Array, { limit, until, keep = true }: Bounds): Inflated {
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
    if (length > limit) throw new OverflowError(`It inflates to more than ${limit} bytes.`);
    refuseBomb(length, end);
    if (performance.now() > until)
      throw new CardError("too_large", "It takes too long to inflate.");
  }
  return { bytes: joined(parts, keep ? length : 0), length };
}

function refuseBomb(length: number, consumed: number): void {
  if (length <= ratioFrom || length <= consumed * ratio) return;
  const message = `It inflates to more than ${ratio} times its size.`;
  throw new CardError("too_large", message, consumed * ratio);
}

/** The content of a zlib stream, as the text chunks of a PNG have it. */
export function unzlib(stream: Uint8Array, bounds: Bounds): Uint8Array {
  const [method = 0, flags = 0] = stream;
  const hasDictionary = (flags & 0x20) !== 0;
  if ((method & 15) !== 8 || hasDictionary) {
    throw new BrokenStreamError("The compressed data does not begin as zlib does.");
  }
  return inflate(stream.subarray(2), bounds).bytes;
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
