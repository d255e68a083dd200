import { latin1 } from "../bytes/latin1.ts";
import { pictureTypeOf } from "../images/pictureType.ts";
import { bareGif } from "./bareGif.ts";
import { bareMp3 } from "./bareMp3.ts";
import { bareWav } from "./bareWav.ts";
import { isPlainAvif } from "./isPlainAvif.ts";

/**
 * A GIF, AVIF, MP3 or WAV without what cameras and programs noted beside its pixels or its sound,
 * such as who made it and where; nothing is encoded anew. Null for every other file, and for one from
 * which it cannot be taken: who is to get no notes gets no such file.
 */
export function withoutNotes(file: Uint8Array): Uint8Array | null {
  const picture = pictureTypeOf(file);
  if (picture === "gif") return bareGif(file);
  if (picture === "avif") return isPlainAvif(file) ? file : null;
  const beginning = latin1(file, 0, 12);
  if (/^RIFF[^]{4}WAVE$/.test(beginning)) return bareWav(file);
  return picture === null ? bareMp3(file) : null;
}
