import { exifOfWebp } from "@personaforge/cards/exif/exifBlocks";
import { blockOfOrientation, orientationOf } from "@personaforge/cards/exif/orientation";

/** Name and length of a chunk. */
const head = 8;
/** "RIFF", its length and "WEBP". */
const beginning = 12;
/** Place, size and time of a frame, before the chunks in it. */
const frameHead = 16;

const pixels = new Set(["VP8 ", "VP8L", "ALPH", "ANIM"]);
/** Bits of VP8X: an animation, transparency, and EXIF. Not kept: XMP and a profile. */
const shown = 0x12;
const hasExif = 0x08;

/** A WebP to give to others: its pixels to the byte, how they move, and which way up they are. */
export function sharedWebp(webp: Uint8Array): Buffer {
  const view = Buffer.from(webp.buffer, webp.byteOffset, webp.byteLength);
  const turned = orientationOf(exifOfWebp(webp));
  const inside = view.subarray(beginning, head + view.readUInt32LE(4));
  const kept = sharedChunks(inside, turned === 1 ? 0 : hasExif);
  // What has no VP8X has no place for more.
  if (turned !== 1) kept.push(chunkOf("EXIF", Buffer.from(blockOfOrientation(turned))));
  return chunkOf("RIFF", Buffer.concat([Buffer.from("WEBP"), ...kept]));
}

function sharedChunks(inside: Buffer, more: number): Buffer[] {
  return chunksIn(inside).flatMap(([name, data]) => {
    if (name === "VP8X") return [chunkOf(name, withFlags(data, more))];
    if (name === "ANMF") return [chunkOf(name, sharedFrame(data))];
    return pixels.has(name) ? [chunkOf(name, data)] : [];
  });
}

function chunksIn(inside: Buffer): [name: string, data: Buffer][] {
  const chunks: [string, Buffer][] = [];
  for (let at = 0; at + head <= inside.length;) {
    const length = inside.readUInt32LE(at + 4);
    const data = inside.subarray(at + head, at + head + length);
    chunks.push([inside.toString("latin1", at, at + 4), data]);
    // Chunks begin at even places.
    at += head + length + (length & 1);
  }
  return chunks;
}

function withFlags(data: Buffer, more: number): Buffer {
  return Buffer.concat([Buffer.of(((data[0] ?? 0) & shown) | more), data.subarray(1)]);
}

function sharedFrame(data: Buffer): Buffer {
  const chunks = chunksIn(data.subarray(frameHead)).filter(([name]) => pixels.has(name));
  const kept = chunks.map(([name, content]) => chunkOf(name, content));
  return Buffer.concat([data.subarray(0, frameHead), ...kept]);
}

function chunkOf(name: string, data: Buffer): Buffer {
  const start = Buffer.from(`${name}\0\0\0\0`, "latin1");
  start.writeUInt32LE(data.length, 4);
  return Buffer.concat([start, data, Buffer.alloc(data.length & 1)]);
}
