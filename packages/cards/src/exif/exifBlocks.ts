/** The EXIF of a WebP: the chunk of that name in its RIFF; null when there is none. */
export function exifOfWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 12;
  while (at + 8 <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    if (name === "EXIF") return bytes.subarray(at + 8, at + 8 + length);
    // Chunks begin at even places.
    at += 8 + length + (length & 1);
  }
  return null;
}

const startOfScan = 0xda;
const app1 = 0xe1;

/** The EXIF of a JPEG: the first APP1 segment that holds one; null when there is none. */
export function exifOfJpeg(bytes: Uint8Array): Uint8Array | null {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== startOfScan) {
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const data = bytes.subarray(at + 4, at + 2 + length);
    const marked = String.fromCharCode(...data.subarray(0, 6)) === "Exif\0\0";
    if (bytes[at + 1] === app1 && marked) return data;
    at += 2 + length;
  }
  return null;
}
