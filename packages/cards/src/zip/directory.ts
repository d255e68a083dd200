import { cardLimits } from "../limits.ts";
import { CardError } from "../problem.ts";
import { entryNameOf } from "./entryName.ts";
import { most32, sizesOf } from "./sizes.ts";

/** A file of a package, as the central directory says. */
export interface Entry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  crc: number;
  /** Bytes it inflates to, as it says itself: it is held to that. */
  size: number;
  /** Where its own header stands in the file. */
  start: number;
  /** Behind its data. */
  end: number;
  /** The bytes as they are stored. */
  data: Uint8Array;
}

export const fileMark = 0x04034b50;
const directoryMark = 0x02014b50;
const endMark = 0x06054b50;
const endLength = 22;
const directoryLength = 46;
export const fileLength = 30;
/** The most that a count of the old format holds. */
const most16 = 0xffff;

interface Archive {
  bytes: Uint8Array;
  view: DataView;
}

interface End {
  at: number;
  /** Where the directory stands. */
  directory: number;
  /** Bytes before the package, which its offsets do not count. */
  base: number;
}

export function startsAsZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && archiveOf(bytes).view.getUint32(0, true) === fileMark;
}

/** The files of the last ZIP in these bytes, wherever it begins; null when there is none. */
export function entriesOf(bytes: Uint8Array): Entry[] | null {
  const archive = archiveOf(bytes);
  const end = endOf(archive);
  if (end === null) return null;
  const entries: Entry[] = [];
  let at = end.directory;
  while (at + directoryLength <= end.at && archive.view.getUint32(at, true) === directoryMark) {
    const nameLength = archive.view.getUint16(at + 28, true);
    const rest = archive.view.getUint16(at + 30, true) + archive.view.getUint16(at + 32, true);
    entries.push(entryOf(archive, at, end));
    if (entries.length > cardLimits.entries) throw tooMany();
    at += directoryLength + nameLength + rest;
  }
  refuseOverlap(entries, end.directory);
  return entries;
}

function archiveOf(bytes: Uint8Array): Archive {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}

function endOf({ bytes, view }: Archive): End | null {
  if (bytes.length < endLength) return null;
  let at = bytes.lastIndexOf(0x50, bytes.length - endLength);
  for (; at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(0x50, at - 1)) {
    if (view.getUint32(at, true) !== endMark) continue;
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    if (view.getUint16(at + 10, true) === most16 || size === most32 || offset === most32) {
      throw new CardError("unreadable", "The package is a ZIP64 file, which is not read here.");
    }
    const directory = at - size;
    if (isDirectory(view, directory, at)) return { at, directory, base: directory - offset };
    // Something stands between the directory and its end.
    if (isDirectory(view, offset, at)) return { at, directory: offset, base: 0 };
  }
  return null;
}

function isDirectory(view: DataView, at: number, end: number): boolean {
  return at === end || (at >= 0 && at + 4 <= end && view.getUint32(at, true) === directoryMark);
}

function entryOf({ bytes, view }: Archive, at: number, end: End): Entry {
  const nameStart = at + directoryLength;
  const nameLength = view.getUint16(at + 28, true);
  const name = entryNameOf(bytes.subarray(nameStart, nameStart + nameLength));
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const mode = view.getUint32(at + 38, true) >>> 16;
  refuseUnreadable(name, { flags, method, mode });
  const { packed, size, offset } = sizesOf(view, at);
  const start = offset + end.base;
  const inside = start >= 0 && start + fileLength <= end.directory;
  if (!inside || view.getUint32(start, true) !== fileMark) {
    throw new CardError("unreadable", `The package says where "${name}" is, and it is not there.`);
  }
  const before = view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const first = start + fileLength + before;
  const last = first + packed;
  const data = bytes.subarray(first, last);
  const crc = view.getUint32(at + 16, true);
  return { name, method, crc, size, start, end: last, data };
}

interface Kind {
  flags: number;
  method: number;
  /** As Unix has it; zero when the package was made elsewhere. */
  mode: number;
}

const symbolicLink = 0xa000;
const kindOfFile = 0xf000;
/** Encrypted, strongly encrypted, or with a hidden directory. */
const encrypted = 0x2041;

/** Throws for what is not to be read or cannot be. */
export function refuseUnreadable(name: string, { flags, method, mode }: Kind): void {
  if ((flags & encrypted) !== 0) {
    throw new CardError("unsafe_package", `The file "${name}" of the package is encrypted.`);
  }
  if ((mode & kindOfFile) === symbolicLink) {
    throw new CardError("unsafe_package", `The file "${name}" of the package is a link.`);
  }
  if (method !== 0 && method !== 8) {
    const message = `The file "${name}" is compressed in a way that is not read here (${method}).`;
    throw new CardError("unreadable", message);
  }
}

/** Files that share their bytes make a small package inflate to a large one. */
function refuseOverlap(entries: readonly Entry[], directory: number): void {
  const inOrder = entries.toSorted((one, other) => one.start - other.start);
  for (const [index, { name, end }] of inOrder.entries()) {
    if (end > (inOrder[index + 1]?.start ?? directory)) {
      throw new CardError("unsafe_package", `The file "${name}" runs into what comes after it.`);
    }
  }
}

function tooMany(): CardError {
  const most = cardLimits.entries;
  const message = `The package has more than ${most.toLocaleString("en")} files.`;
  return new CardError("too_large", message, most);
}
