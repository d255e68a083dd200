import { limits } from "@personaforge/contract/limits";
import {
  type Entry,
  fromBufferPromise,
  fromFdPromise,
  getFileNameLowLevel,
  type ZipFile,
} from "yauzl";
import { safeFileName } from "../http/fileNames.ts";
import { ImportRefused } from "./importRefused.ts";

/** A ZIP: the bytes of one that fits into the memory, or the descriptor of a file. */
export type ZipSource = Buffer | number;

/** What the directory of a ZIP says of its files; its sizes are not believed when they are read. */
export interface ArchiveFacts {
  /** The names of its files, folders left out. */
  names: string[];
  /** Bytes of all files, as the directory says. */
  declaredBytes: number;
}

/** Bytes. An archive of 200 MiB that is all names of 65,535 took 470 MiB of memory. */
const mostName = 4 * limits.fileName;

const options = { autoClose: false, decodeStrings: false, validateEntrySizes: true };

export function openZip(source: ZipSource): Promise<ZipFile> {
  return typeof source === "number"
    ? fromFdPromise(source, options)
    : fromBufferPromise(source, options);
}

/**
 * Reads the directory.
 * @throws Error when it is broken, and ImportRefused for more files than an import may have
 */
export async function factsOf(source: ZipSource): Promise<ArchiveFacts> {
  const facts: ArchiveFacts = { names: [], declaredBytes: 0 };
  for await (const entry of (await openZip(source)).eachEntry()) {
    const name = nameOf(entry);
    if (name.endsWith("/")) continue;
    facts.names.push(name);
    facts.declaredBytes += entry.uncompressedSize;
    if (facts.names.length > limits.importFiles) throw tooManyFiles();
  }
  return facts;
}

/**
 * As it stands there, with `/` between folders; it is shown and compared, and never used as a path.
 * Of a longer one than is ever shown, the end.
 */
export function nameOf(entry: Entry): string {
  const { generalPurposeBitFlag: flags, fileNameRaw } = entry;
  const extraFields = entry.extraFields.filter(({ data }) => data.length <= mostName);
  return getFileNameLowLevel(flags, fileNameRaw.subarray(-mostName), extraFields, false);
}

/** The name to show: of the archive, and in it. */
export function shownName(archive: string, name: string): string {
  return safeFileName(Buffer.from(`${archive}/${name}`).toString("latin1"));
}

export function tooManyFiles(): ImportRefused {
  return new ImportRefused(
    `One import holds at most ${limits.importFiles.toLocaleString("en")} files.`,
    limits.importFiles,
  );
}

export function tooManyBytes(): ImportRefused {
  const most = limits.importTotalBytes;
  return new ImportRefused(`One import holds at most ${most / 1024 ** 3} GiB of files.`, most);
}
