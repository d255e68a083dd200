import {
  Z_BLOCK,
  Z_BUF_ERROR,
  Z_OK,
  Z_STREAM_END,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
  ZStream,
} from "pako";
import { CardError } from "../problem.ts";
import { joined } from "./joined.ts";

/** Compressed bytes per step: what they become is counted before the next are taken. */
const step = 4096;
/** What comes out at once. */
const room = new Uint8Array(65_536);
/** In the place of a stream that is done with, so that no file is kept. */
const nothing = new Uint8Array(0);
/** Text becomes about 4 times as long, and repeated text 20; a bomb 1,000. */
const ratio = 200;
/** So much may come of anything: a ratio says little about small files. */
const ratioFrom = 1_048_576;

/**
 * Compressed bytes that a block has at least, on average. Each has tables, which take 5 µs, as long as
 * 100 bytes do; zlib ends a block after 16,000 symbols.
 */
const blockBytes = 128;
/** So many small ones may be in any stream: some programs end a block with every text they are given. */
const blocksFrom = 64;

export interface Bounds {
  /** Bytes that may come out. */
  limit: number;
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
 * One inflater for all streams: its tables and its window are made once. One that makes tables for
 * every block throws away 64 KiB of them for 23 bytes, and engines wait long before they clean up.
 */
const inflater = new ZStream();
const rawDeflate = -15;
/** The last of these says that no bytes went in or out: the end of a block can be in bits that were left. */
const goingWell = new Set<number>([Z_OK, Z_STREAM_END, Z_BUF_ERROR]);
/** Of `data_type`: the inflater stopped where a block ends. */
const endOfBlock = 128;
zlibInflateInit2(inflater, rawDeflate);

/**
 * Inflates a raw deflate stream; what really comes out is counted. Throws an `OverflowError` for more
 * than the limit, a `CardError` for a bomb, and a `BrokenStreamError` for what is not deflate.
 */
export function inflate(stream: Uint8Array, { limit, keep = true }: Bounds): Inflated {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (const part of partsOf(stream)) {
      length += part.length;
      if (length > limit) throw new OverflowError(`It inflates to more than ${limit} bytes.`);
      refuseBomb(length, inflater.next_in + inflater.avail_in);
      if (keep) parts.push(part.slice());
    }
  } finally {
    inflater.input = nothing;
  }
  return { bytes: joined(parts, keep ? length : 0), length };
}

/** What comes out step by step, each in the place of the one before. */
function* partsOf(stream: Uint8Array): Generator<Uint8Array> {
  zlibInflateReset(inflater);
  inflater.input = stream;
  inflater.next_in = 0;
  inflater.output = room;
  let blocks = 0;
  for (let state: number = Z_OK; state !== Z_STREAM_END;) {
    const given = Math.min(step, stream.length - inflater.next_in);
    inflater.avail_in = given;
    inflater.next_out = 0;
    inflater.avail_out = room.length;
    state = zlibInflate(inflater, Z_BLOCK);
    const isAtEndOfBlock = (inflater.data_type & endOfBlock) !== 0;
    const isCutOff = given === 0 && inflater.next_out === 0 && !isAtEndOfBlock;
    if (!goingWell.has(state) || (state !== Z_STREAM_END && isCutOff)) {
      throw new BrokenStreamError("The compressed data is broken.");
    }
    if (isAtEndOfBlock) refuseTinyBlocks(++blocks, inflater.next_in);
    yield room.subarray(0, inflater.next_out);
  }
}

function refuseBomb(length: number, consumed: number): void {
  if (length <= ratioFrom || length <= consumed * ratio) return;
  const message = `It inflates to more than ${ratio} times its size.`;
  throw new CardError("too_large", message, consumed * ratio);
}

function refuseTinyBlocks(blocks: number, consumed: number): void {
  if (blocks <= blocksFrom || blocks * blockBytes <= consumed) return;
  throw new CardError("too_large", "It is made of far more blocks than any program writes.");
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
