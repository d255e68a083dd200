import { deflateSync, zipSync, type Zippable } from "fflate";
import { pictureTypeOf } from "../images/pictureType.ts";

/** The first day a ZIP can name: the same files make the same bytes on every day. */
const date = new Date(1980, 0, 1);

/** Readers, ours among them, refuse large files that get more than 200 times larger. */
const mostRatio = 100;
const large = 1_000_000;

/** Pictures hardly get smaller. */
function levelOf(bytes: Uint8Array): 0 | 6 {
  if (pictureTypeOf(bytes) !== null) return 0;
  if (bytes.length < large) return 6;
  return deflateSync(bytes).length * mostRatio < bytes.length ? 0 : 6;
}

/** A ZIP of these files. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].map(([name, bytes]): [string, Zippable[string]] => [
    name,
    [bytes, { level: levelOf(bytes), mtime: date }],
  ]);
  return zipSync(Object.fromEntries(entries));
}
