/** What the pixels and their colours are made of. */
const colours = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP"];

/** With which way up they are. */
const decoded = new Set([...colours, "eXIf"]);

/** With how they move and stand on a page. */
const shared = new Set([...colours, "acTL", "fcTL", "fdAT", "pHYs", "bKGD"]);

const signature = 8;
/** Length, type and checksum of a chunk. */
const frame = 12;

/** RisuAI keeps the files of a card beside it, each as a text of the picture. */
const assets = "tEXtchara-ext-asset";

/**
 * A PNG without its texts, which the decoder would inflate, each to 8 MB: a hundred in a file of 750
 * KiB took 1.9 GB and 10 s.
 */
export function barePng(png: Uint8Array): Uint8Array {
  return chunksOf(png, (chunk) => decoded.has(typeOf(chunk)));
}

/**
 * A PNG to give to others: without what cameras and programs noted beside its pixels, such as where
 * a photo was taken. The files of a card stay.
 */
export function sharedPng(png: Uint8Array): Uint8Array {
  return chunksOf(
    png,
    (chunk) =>
      shared.has(typeOf(chunk)) || chunk.toString("latin1", 4, 4 + assets.length) === assets,
  );
}

const typeOf = (chunk: Buffer) => chunk.toString("latin1", 4, 8);

function chunksOf(png: Uint8Array, isKept: (chunk: Buffer) => boolean): Buffer {
  const view = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const kept = [view.subarray(0, signature)];
  let at = signature;
  while (at + frame <= view.length) {
    const end = at + frame + view.readUInt32BE(at);
    const chunk = view.subarray(at, end);
    if (isKept(chunk)) kept.push(chunk);
    at = end;
  }
  return Buffer.concat(kept);
}
