import { latin1 } from "./latin1.ts";

/** Name and length of a chunk. */
const head = 8;
/** "RIFF", its length, and the name of what is in it. */
export const riffHead = 12;

export interface RiffChunk {
  name: string;
  /** With its head, and the byte that makes its length even; shorter where the file is cut. */
  whole: Uint8Array;
  data: Uint8Array;
}

/** The chunks of a WebP or a WAV. */
export function chunksOfRiff(bytes: Uint8Array): RiffChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: RiffChunk[] = [];
  for (let at = riffHead; at + head <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const start = at + head;
    const end = start + length;
    // Chunks begin at even places.
    const next = end + (length & 1);
    const data = bytes.subarray(start, end);
    chunks.push({ name: latin1(bytes, at, at + 4), whole: bytes.subarray(at, next), data });
    at = next;
  }
  return chunks;
}
