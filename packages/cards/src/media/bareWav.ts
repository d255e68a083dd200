import { joined } from "../bytes/joined.ts";
import { chunksOfRiff, riffHead } from "../bytes/riff.ts";

const sound = new Set(["fmt ", "fact", "data"]);

/** A WAV: its sound to the byte, without what is said about it. */
export function bareWav(wav: Uint8Array): Uint8Array {
  const chunks = chunksOfRiff(wav).filter(({ name }) => sound.has(name));
  const kept = chunks.map(({ whole }) => whole);
  const bare = joined([new Uint8Array(wav.subarray(0, riffHead)), ...kept]);
  // What stands behind the length.
  const view = new DataView(bare.buffer, bare.byteOffset);
  view.setUint32(4, bare.length - 8, true);
  return bare;
}
