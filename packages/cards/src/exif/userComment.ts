/** Tags of EXIF: where the second directory stands, and the comment in it. */
const exifDirectory = 0x8769;
const userComment = 0x9286;

/** Sizes of the types of a value, by their numbers. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

interface Tiff {
  bytes: Uint8Array;
  view: DataView;
  little: boolean;
}

/** The comment of a block of EXIF as bytes of UTF-8; null when there is none. */
export function userCommentOf(block: Uint8Array): Uint8Array | null {
  const tiff = tiffOf(block);
  if (tiff === null) return null;
  const first = tiff.view.getUint32(4, tiff.little);
  const direct = valueOf(tiff, first, userComment);
  if (direct !== null) return textOf(tiff, direct);
  const pointer = valueOf(tiff, first, exifDirectory);
  if (pointer === null || pointer.length < 4) return null;
  const second = viewOf(pointer).getUint32(0, tiff.little);
  const comment = valueOf(tiff, second, userComment);
  return comment === null ? null : textOf(tiff, comment);
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

function tiffOf(block: Uint8Array): Tiff | null {
  const marked = String.fromCharCode(...block.subarray(0, 6)) === "Exif\0\0";
  const bytes = marked ? block.subarray(6) : block;
  const order = String.fromCharCode(...bytes.subarray(0, 2));
  if (bytes.length < 8 || (order !== "II" && order !== "MM")) return null;
  return { bytes, view: viewOf(bytes), little: order === "II" };
}

/** The value of a tag in the directory at an offset. */
function valueOf(tiff: Tiff, directory: number, tag: number): Uint8Array | null {
  const { bytes, view, little } = tiff;
  if (directory + 2 > bytes.length) return null;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index++) {
    const at = directory + 2 + index * 12;
    if (at + 12 > bytes.length) return null;
    if (view.getUint16(at, little) !== tag) continue;
    const size = (sizes[view.getUint16(at + 2, little)] ?? 1) * view.getUint32(at + 4, little);
    const start = size <= 4 ? at + 8 : view.getUint32(at + 8, little);
    return bytes.subarray(start, start + size);
  }
  return null;
}

const utf8 = new TextEncoder();
const namesOfSets = /^(?:ASCII|UNICODE|JIS)\0*$/;

/** A comment begins with the name of its character set in eight bytes; some programs leave it away. */
function textOf(tiff: Tiff, comment: Uint8Array): Uint8Array {
  const name = String.fromCharCode(...comment.subarray(0, 8));
  const unnamed = /^\0{8}$/.test(name);
  if (!unnamed && !namesOfSets.test(name)) return comment;
  const text = comment.subarray(8);
  const wide = text[0] === 0 || text[1] === 0;
  if (!name.startsWith("UNICODE") || !wide) return text;
  // Which byte of the first letter is zero says more than the order of the block: many get it wrong.
  const little = text[1] === 0 && (text[0] !== 0 || tiff.little);
  return utf8.encode(new TextDecoder(little ? "utf-16le" : "utf-16be").decode(text));
}
