import { zipSync, type Zippable } from "fflate";
import { pictureTypeOf } from "../images/pictureType.ts";

/** The first day a ZIP can name: the same files make the same bytes on every day. */
const date = new Date(1980, 0, 1);

/** A ZIP of these files. Pictures are stored, as they hardly get smaller. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].map(([name, bytes]): [string, Zippable[string]] => [
    name,
    [bytes, { level: pictureTypeOf(bytes) === null ? 6 : 0, mtime: date }],
  ]);
  return zipSync(Object.fromEntries(entries));
}
