import { deflateSync } from "fflate";
import { crc32 } from "../bytes/crc32.ts";
import { joined } from "../bytes/joined.ts";

const utf8 = new TextEncoder();

/** A file of a ZIP, and what its headers are to say instead of the truth. */
export interface ZipFile {
  name: string | Uint8Array;
  content: string | Uint8Array;
  isStored?: boolean;
  /** General purpose flags. */
  flags?: number;
  method?: number;
  crc?: number;
  /** The inflated size that the headers give. */
  size?: number;
  /** Mode and kind of a file as Unix has them. */
  mode?: number;
  /** Data that is in the file as it is, instead of what the content becomes. */
  data?: Uint8Array;
  /** Another place for the directory to point to. */
  offset?: number;
  /** Sizes stand behind the data, as streaming programs write them. */
  hasDescriptor?: boolean;
  /** Its sizes stand in a field of ZIP64. */
  isZip64?: boolean;
}

interface Layout {
  /** Bytes before the ZIP. */
  prefix?: Uint8Array;
  /** Offsets count from the beginning of the file, not of the ZIP. */
  isAbsolute?: boolean;
  comment?: string;
}

const littleEndian = (...fields: [size: 2 | 4 | 8, value: number][]): Uint8Array =>
  Uint8Array.from(
    fields.flatMap(([size, value]) =>
      Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** index) % 256),
    ),
  );

function facts(file: ZipFile) {
  const name = typeof file.name === "string" ? utf8.encode(file.name) : file.name;
  const content = typeof file.content === "string" ? utf8.encode(file.content) : file.content;
  const isStored = file.isStored ?? false;
  const data = file.data ?? (isStored ? content : deflateSync(content));
  const flags = (file.flags ?? 0x800) | (file.hasDescriptor === true ? 8 : 0);
  const method = file.method ?? (isStored ? 0 : 8);
  const crc = file.crc ?? crc32(content);
  return { name, data, flags, method, crc, size: file.size ?? content.length };
}

/** The sizes as they stand in a header, and the field that holds them when they do not. */
function sizeParts(file: ZipFile) {
  const { data, crc, size } = facts(file);
  if (file.isZip64 !== true) {
    return { sums: littleEndian([4, crc], [4, data.length], [4, size]), field: new Uint8Array(0) };
  }
  const field = littleEndian([2, 1], [2, 16], [8, size], [8, data.length]);
  return { sums: littleEndian([4, crc], [4, 0xffff_ffff], [4, 0xffff_ffff]), field };
}

function localRecord(file: ZipFile): Uint8Array {
  const { name, data, flags, method } = facts(file);
  const later = file.hasDescriptor === true;
  const { sums, field } = sizeParts(file);
  return joined([
    littleEndian([4, 0x04034b50], [2, 20], [2, flags], [2, method], [4, 0x21_0000]),
    later ? new Uint8Array(12) : sums,
    littleEndian([2, name.length], [2, field.length]),
    name,
    field,
    data,
    later ? joined([littleEndian([4, 0x08074b50]), sums]) : new Uint8Array(0),
  ]);
}

function directoryRecord(file: ZipFile, offset: number): Uint8Array {
  const { name, flags, method } = facts(file);
  const { sums, field } = sizeParts(file);
  return joined([
    littleEndian([4, 0x02014b50], [2, 0x0314], [2, 20], [2, flags], [2, method], [4, 0x21_0000]),
    sums,
    littleEndian(
      [2, name.length],
      [2, field.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, ((file.mode ?? 0) << 16) >>> 0],
      [4, file.offset ?? offset],
    ),
    name,
    field,
  ]);
}

/** A ZIP of these files, as honest or as hostile as they are. */
export function zipOf(files: readonly ZipFile[], layout: Layout = {}): Uint8Array {
  const { prefix = new Uint8Array(0), isAbsolute = false, comment = "" } = layout;
  const base = isAbsolute ? prefix.length : 0;
  const locals = files.map(localRecord);
  let at = base;
  const directory = files.map((file, index) => {
    const record = directoryRecord(file, at);
    at += locals[index]?.length ?? 0;
    return record;
  });
  const size = directory.reduce((sum, record) => sum + record.length, 0);
  const note = utf8.encode(comment);
  const end = joined([
    littleEndian([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length]),
    littleEndian([4, size], [4, at], [2, note.length]),
    note,
  ]);
  return joined([prefix, ...locals, ...directory, end]);
}
