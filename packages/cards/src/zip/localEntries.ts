import { cardLimits } from "../limits.ts";
import { type Entry, fileLength, fileMark, refuseUnreadable } from "./directory.ts";
import { entryNameOf } from "./entryName.ts";

/** The sizes stand behind the data, where nobody finds them without the directory. */
const sizesFollow = 0x08;

/**
 * The files of a ZIP that was cut off before its directory: those that are whole, as far as their
 * headers say how long they are.
 */
export function localEntriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Entry[] = [];
  let at = 0;
  while (at + fileLength <= bytes.length && view.getUint32(at, true) === fileMark) {
    const nameLength = view.getUint16(at + 26, true);
    const first = at + fileLength + nameLength + view.getUint16(at + 28, true);
    const end = first + view.getUint32(at + 18, true);
    const flags = view.getUint16(at + 6, true);
    if ((flags & sizesFollow) !== 0 || end > bytes.length) break;
    const name = entryNameOf(bytes.subarray(at + fileLength, at + fileLength + nameLength));
    const method = view.getUint16(at + 8, true);
    refuseUnreadable(name, { flags, method, mode: 0 });
    const crc = view.getUint32(at + 14, true);
    const size = view.getUint32(at + 22, true);
    entries.push({ name, method, crc, size, start: at, end, data: bytes.subarray(first, end) });
    if (entries.length === cardLimits.entries) break;
    at = end;
  }
  return entries;
}
