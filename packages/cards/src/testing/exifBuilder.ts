import { joined } from "../bytes/joined.ts";

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A block of EXIF with one comment, in either order of bytes; `value` begins with its character set. */
export function exifWith(value: Uint8Array, isLittle = true): Uint8Array {
  const bytes = new Uint8Array(44);
  const view = new DataView(bytes.buffer);
  bytes.set(latin1(isLittle ? "II" : "MM"));
  view.setUint16(2, 42, isLittle);
  view.setUint32(4, 8, isLittle);
  // One field that points to the second directory, and in that one the comment.
  const fields = [
    { at: 8, tag: 0x8769, type: 4, count: 1, content: 26 },
    { at: 26, tag: 0x9286, type: 7, count: value.length, content: 44 },
  ];
  for (const { at, tag, type, count, content } of fields) {
    view.setUint16(at, 1, isLittle);
    view.setUint16(at + 2, tag, isLittle);
    view.setUint16(at + 4, type, isLittle);
    view.setUint32(at + 6, count, isLittle);
    view.setUint32(at + 10, content, isLittle);
  }
  return joined([bytes, value]);
}

export const commentOf = (set: string, text: string): Uint8Array =>
  joined([latin1(set.padEnd(8, "\0")), new TextEncoder().encode(text)]);

/** A WebP whose pixels are missing, with a block of EXIF. */
export function webpWith(block: Uint8Array): Uint8Array {
  const header = new Uint8Array(8);
  header.set(latin1("EXIF"));
  new DataView(header.buffer).setUint32(4, block.length, true);
  const odd = new Uint8Array(block.length % 2);
  const pixels = latin1("VP8 \x01\0\0\0\0\0");
  const chunks = joined([latin1("WEBP"), pixels, header, block, odd]);
  const riff = new Uint8Array(8);
  riff.set(latin1("RIFF"));
  new DataView(riff.buffer).setUint32(4, chunks.length, true);
  return joined([riff, chunks]);
}

/** A JPEG whose pixels are missing, with a block of EXIF. */
export function jpegWith(block: Uint8Array): Uint8Array {
  const data = joined([latin1("Exif\0\0"), block]);
  const length = data.length + 2;
  const segment = Uint8Array.of(0xff, 0xe1, length >> 8, length & 255);
  const beginning = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0);
  return joined([beginning, segment, data, Uint8Array.of(0xff, 0xda, 0, 2, 0xff, 0xd9)]);
}
