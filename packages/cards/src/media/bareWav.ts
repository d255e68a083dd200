import { joined } from "../bytes/joined.ts";

/** Name and length of a chunk. */
const head = 8;
/** "RIFF", its length and "WAVE". */
const beginning = 12;

const sound = new Set(["fmt ", "fact", "data"]);

/** A WAV: its sound to the byte, without what is said about it. */
export function bareWav(wav: Uint8Array): Uint8Array {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.length);
  const kept: Uint8Array[] = [wav.subarray(0, beginning)];
  for (let at = beginning; at + head <= wav.length;) {
    const length = view.getUint32(at + 4, true);
    // Chunks begin at even places.
    const end = at + head + length + (length & 1);
    const name = String.fromCharCode(...wav.subarray(at, at + 4));
    if (sound.has(name)) kept.push(wav.subarray(at, end));
    at = end;
  }
  const bare = joined(kept).slice();
  new DataView(bare.buffer).setUint32(4, bare.length - head, true);
  return bare;
}
