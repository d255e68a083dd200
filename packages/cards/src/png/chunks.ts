import { latin1 } from "../bytes/latin1.ts";
import { cardLimits } from "../limits.ts";
import { CardError } from "../problem.ts";

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A chunk by its place in the file: nothing is copied, and its CRC is not looked at. */
export interface Chunk {
  type: string;
  /** Where its length stands. */
  start: number;
  /** Behind its CRC. */
  end: number;
  data: Uint8Array;
}

export interface Chunks {
  list: Chunk[];
  /** Ends within a chunk, or without IEND. */
  truncated: boolean;
  /** Behind IEND, or behind the last whole chunk. */
  end: number;
  /** What there is of the chunk that is cut off. */
  rest: Chunk | null;
}

export function isPng(bytes: Uint8Array): boolean {
  return pngSignature.every((byte, index) => bytes[index] === byte);
}

/** Walks a PNG by the lengths of its chunks. */
export function chunksOf(bytes: Uint8Array): Chunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const list: Chunk[] = [];
  let at = pngSignature.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = latin1(bytes, at + 4, at + 8);
    const end = at + 12 + length;
    const data = bytes.subarray(at + 8, Math.min(end - 4, bytes.length));
    const chunk = { type, start: at, end, data };
    if (end > bytes.length) return { list, truncated: true, end: at, rest: chunk };
    list.push(chunk);
    if (list.length > cardLimits.chunks) throw tooMany();
    at = end;
    if (type === "IEND") return { list, truncated: false, end: at, rest: null };
  }
  return { list, truncated: true, end: at, rest: null };
}

function tooMany(): CardError {
  const most = cardLimits.chunks;
  const message = `The picture has more than ${most.toLocaleString("en")} chunks.`;
  return new CardError("too_large", message, most);
}
