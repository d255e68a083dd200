import { latin1 } from "../bytes/latin1.ts";
import { firstDirectory, type Tiff, tiffOf, valueOf, viewOf } from "./tiff.ts";

/** Tags of EXIF: where the second directory stands, and the comment in it. */
const exifDirectory = 0x8769;
const userComment = 0x9286;

/** The comment of a block of EXIF as bytes of UTF-8; null when there is none. */
export function userCommentOf(block: Uint8Array): Uint8Array | null {
  const tiff = tiffOf(block);
  if (tiff === null) return null;
  const first = firstDirectory(tiff);
  const direct = valueOf(tiff, first, userComment);
  if (direct !== null) return textOf(tiff, direct);
  const pointer = valueOf(tiff, first, exifDirectory);
  if (pointer === null || pointer.length < 4) return null;
  const second = viewOf(pointer).getUint32(0, tiff.little);
  const comment = valueOf(tiff, second, userComment);
  return comment === null ? null : textOf(tiff, comment);
}

const utf8 = new TextEncoder();
const namesOfSets = /^(?:ASCII|UNICODE|JIS)\0*$/;

/** A comment begins with the name of its character set in eight bytes; some programs leave it away. */
function textOf(tiff: Tiff, comment: Uint8Array): Uint8Array {
  const name = latin1(comment, 0, 8);
  const unnamed = /^\0{8}$/.test(name);
  if (!unnamed && !namesOfSets.test(name)) return comment;
  const text = comment.subarray(8);
  const wide = text[0] === 0 || text[1] === 0;
  if (!name.startsWith("UNICODE") || !wide) return text;
  // Which byte of the first letter is zero says more than the order of the block: many get it wrong.
  const little = text[1] === 0 && (text[0] !== 0 || tiff.little);
  return utf8.encode(new TextDecoder(little ? "utf-16le" : "utf-16be").decode(text));
}
