import type { Warn } from "../document.ts";
import { cardLimits } from "../limits.ts";
import { crc32 } from "../bytes/crc32.ts";
import { CardError } from "../problem.ts";
import { decodeText } from "../text/decodeText.ts";
import { parseJson } from "../text/parseJson.ts";
import { type Entry, entriesOf, startsAsZip } from "./directory.ts";
import { BrokenStreamError, inflate, OverflowError } from "../bytes/inflate.ts";
import { folderAround } from "./insideFolder.ts";
import { localEntriesOf } from "./localEntries.ts";

/** The files of a CHARX, BYAF or Voxta package, all of them counted. */
export interface Package {
  /** Paths of files, without folders, in the order of the directory. */
  readonly names: readonly string[];
  /** The bytes of a file; null when there is no such file, or it is broken. */
  read(name: string): Uint8Array | null;
  /** The JSON of a file; undefined when there is no such file. Throws a `CardError` for a bad one. */
  readJson(name: string): unknown;
  /** The bytes before the package: a JPEG, or nothing. */
  readonly prefix: Uint8Array;
}

/**
 * Opens the ZIP in these bytes; null when there is none. Every file is inflated once, to see that it
 * holds no more than it says; only what is asked for is kept.
 */
export function openPackage(bytes: Uint8Array, warn: Warn): Package | null {
  const entries = entriesOf(bytes) ?? cutOff(bytes, warn);
  if (entries === null) return null;
  const files = new Map<string, Entry>();
  for (const entry of filesAmong(entries)) {
    if (files.has(entry.name)) {
      warn("double_entry", entry.name, "The package has this file twice; the last one was read.");
    }
    files.set(entry.name, entry);
  }
  countAll([...files.values()], warn);
  const start = entries.reduce((least, entry) => Math.min(least, entry.start), bytes.length);
  return new OpenPackage(files, warn, bytes.subarray(0, start));
}

/** The paths of the files in a package that was opened once before; nothing is inflated. */
export function namesIn(bytes: Uint8Array): string[] {
  const entries = entriesOf(bytes) ?? localEntriesOf(bytes);
  return [...new Set(filesAmong(entries).map(({ name }) => name))];
}

/** Without folders, and without one that stands around all of them. */
function filesAmong(entries: readonly Entry[]): readonly Entry[] {
  const files = entries.filter(({ name }) => !name.endsWith("/"));
  const folder = folderAround(files.map(({ name }) => name));
  if (folder === "") return files;
  return files.map((file) =>
    file.name.startsWith(folder) ? { ...file, name: file.name.slice(folder.length) } : file,
  );
}

function cutOff(bytes: Uint8Array, warn: Warn): Entry[] | null {
  if (!startsAsZip(bytes)) return null;
  const entries = localEntriesOf(bytes);
  if (entries.length === 0) {
    throw new CardError("unreadable", "The package ends early: the list of its files is missing.");
  }
  warn("truncated", "", "The package ends early. What was whole of it was read.");
  return entries;
}

function countAll(entries: readonly Entry[], warn: Warn): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > cardLimits.inflated) throw tooLarge(cardLimits.inflated);
  for (const { name, method, data, size } of entries) {
    if (size > cardLimits.entry) throw tooLarge(cardLimits.entry);
    try {
      const length =
        method === 0 ? data.length : inflate(data, { limit: size, keep: false }).length;
      if (length > size) throw new OverflowError();
    } catch (error) {
      if (error instanceof OverflowError) throw liar(name);
      if (!(error instanceof BrokenStreamError)) throw error;
      warn("broken_entry", name, "This file of the package is broken.");
    }
  }
}

function liar(name: string): CardError {
  const message = `The file "${name}" of the package holds more than it says.`;
  return new CardError("unsafe_package", message);
}

function tooLarge(limit: number): CardError {
  const most = limit.toLocaleString("en");
  return new CardError("too_large", `The package holds more than ${most} bytes.`, limit);
}

class OpenPackage implements Package {
  readonly names: readonly string[];
  readonly prefix: Uint8Array;
  readonly #files: ReadonlyMap<string, Entry>;
  readonly #warn: Warn;

  constructor(files: ReadonlyMap<string, Entry>, warn: Warn, prefix: Uint8Array) {
    this.names = [...files.keys()];
    this.prefix = prefix;
    this.#files = files;
    this.#warn = warn;
  }

  read(name: string): Uint8Array | null {
    const entry = this.#files.get(name);
    if (entry === undefined) return null;
    const bytes = contentOf(entry);
    if (bytes !== null && crc32(bytes) !== entry.crc) {
      this.#warn("bad_crc", name, "The checksum of this file of the package is wrong.");
    }
    return bytes;
  }

  readJson(name: string): unknown {
    if (!this.#files.has(name)) return undefined;
    const bytes = this.read(name);
    if (bytes === null) {
      throw new CardError("unreadable", `The file "${name}" of the package is broken.`);
    }
    if (bytes.length > cardLimits.text) {
      const most = cardLimits.text.toLocaleString("en");
      const message = `The file "${name}" of the package has more than ${most} bytes.`;
      throw new CardError("too_large", message, cardLimits.text);
    }
    return parseJson(decodeText(bytes, this.#warn), this.#warn);
  }
}

function contentOf({ method, data, size }: Entry): Uint8Array | null {
  if (method === 0) return data;
  try {
    return inflate(data, { limit: size }).bytes;
  } catch (error) {
    if (error instanceof BrokenStreamError) return null;
    throw error;
  }
}
