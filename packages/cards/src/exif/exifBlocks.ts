import { latin1 } from "../bytes/latin1.ts";
import { chunksOfRiff } from "../bytes/riff.ts";

/** The EXIF of a WebP: the chunk of that name in its RIFF; null when there is none. */
export function exifOfWebp(bytes: Uint8Array): Uint8Array | null {
  return chunksOfRiff(bytes).find(({ name }) => name === "EXIF")?.data ?? null;
}

const startOfScan = 0xda;
const app1 = 0xe1;

/** The EXIF of a JPEG: the first APP1 segment that holds one; null when there is none. */
export function exifOfJpeg(bytes: Uint8Array): Uint8Array | null {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== startOfScan) {
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const data = bytes.subarray(at + 4, at + 2 + length);
    const marked = latin1(data, 0, 6) === "Exif\0\0";
    if (bytes[at + 1] === app1 && marked) return data;
    at += 2 + length;
  }
  return null;
}
