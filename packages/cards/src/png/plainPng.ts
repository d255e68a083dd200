import { zlibSync } from "fflate";
import { joined } from "../bytes/joined.ts";
import { pngSignature } from "./chunks.ts";
import { chunkOf } from "./writePng.ts";

const side = 512;
/** A quiet blue. */
const colour = Uint8Array.of(0x5b, 0x6c, 0x8f);

/** A square of one colour, for a card without a picture: one bit per pixel, and a palette of one. */
export function plainPng(): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, side);
  view.setUint32(4, side);
  header.set([1, 3, 0, 0, 0], 8);
  // Each row has a byte for its filter, and all of them are zero.
  const rows = new Uint8Array(side * (1 + side / 8));
  return joined([
    pngSignature,
    chunkOf("IHDR", header),
    chunkOf("PLTE", colour),
    chunkOf("IDAT", zlibSync(rows)),
    chunkOf("IEND", new Uint8Array(0)),
  ]);
}
