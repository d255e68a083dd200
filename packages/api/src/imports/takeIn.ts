import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { ImportReason } from "@personaforge/contract/import";
import { limits } from "@personaforge/contract/limits";
import type { Entry, ZipFile } from "yauzl";
import { v7 as uuidv7 } from "uuid";
import type { Services } from "../context.ts";
import { storeFile } from "../files/files.queries.ts";
import { whileRoom } from "../files/storage.service.ts";
import {
  factsOf,
  nameOf,
  openZip,
  shownName,
  tooManyBytes,
  tooManyFiles,
  type ZipSource,
} from "./archive.ts";
import { isPackage, sieveOf } from "./archiveKind.ts";
import { ImportRefused } from "./importRefused.ts";
import type { NewItem } from "./items.queries.ts";
import { openSpool } from "./spool.ts";

/** What an import may still take. */
export interface Room {
  files: number;
  bytes: number;
}

const mebibyte = 1_048_576;

/**
 * Stores uploaded files, those in archives one by one, and lists them. Never more than one file is in
 * the memory, and always at the same place: a buffer for each would have the garbage collected after
 * every fifth of them.
 */
export class Intake {
  readonly items: NewItem[] = [];
  readonly #services: Pick<Services, "db" | "storageBytes">;
  readonly #ownerId: string;
  readonly #room: Room;
  #buffer = Buffer.alloc(0);

  constructor(services: Services, ownerId: string, room: Room) {
    this.#services = services;
    this.#ownerId = ownerId;
    this.#room = { ...room };
  }

  /** Takes one uploaded file, whatever it is. */
  async take(name: string, stream: Readable): Promise<void> {
    let size = 0;
    for await (const chunk of stream.iterator({
      destroyOnReturn: false,
    }) as AsyncIterable<Buffer>) {
      this.#append(chunk, size);
      size += chunk.length;
      if (size > limits.importBytes) {
        return this.#takeLarge(name, this.#buffer.subarray(0, size), stream);
      }
    }
    const bytes = this.#buffer.subarray(0, size);
    if (!startsAsZip(bytes)) return this.#keep(name, bytes);
    const facts = await factsOf(bytes).catch(refusedOnly);
    // A broken ZIP goes to the reader of cards, which says what is wrong with it.
    if (facts === null || isPackage(facts.names)) return this.#keep(name, bytes);
    await this.#takeArchive(name, bytes, size);
  }

  #append(chunk: Buffer, at: number): void {
    const before = this.#buffer;
    const needed = at + chunk.length;
    if (needed > before.length) {
      this.#buffer = Buffer.allocUnsafeSlow(Math.max(needed, 2 * before.length, mebibyte));
      before.copy(this.#buffer, 0, 0, at);
    }
    chunk.copy(this.#buffer, at);
  }

  async #takeLarge(name: string, begin: Buffer, stream: Readable): Promise<void> {
    const isZip = startsAsZip(begin);
    const spool = isZip ? await openSpool() : null;
    try {
      let size = 0;
      const write = async (chunk: Buffer) => {
        size += chunk.length;
        await spool?.write(chunk);
      };
      await write(begin);
      for await (const chunk of stream as AsyncIterable<Buffer>) await write(chunk);
      if (spool === null) this.#note(name, size, "too_large");
      else await this.#takeArchive(name, spool.fd, size);
    } finally {
      await spool?.close();
    }
  }

  async #takeArchive(name: string, source: ZipSource, size: number): Promise<void> {
    const facts = await factsOf(source).catch(refusedOnly);
    if (facts === null) return this.#note(name, size, "unreadable");
    if (isPackage(facts.names)) return this.#note(name, size, "too_large");
    if (facts.declaredBytes > mostInflated(size)) return this.#note(name, size, "unsafe_package");
    const sieve = sieveOf(facts.names);
    const zip = await openZip(source);
    const before = this.items.length;
    for await (const entry of zip.eachEntry()) {
      const path = nameOf(entry);
      if (path.endsWith("/") || sieve.isLitter(path)) continue;
      const shown = shownName(name, path);
      if (sieve.isLookedAt(path)) await this.#takeEntry(shown, zip, entry);
      else this.#note(shown, entry.uncompressedSize, "not_a_card");
    }
    if (this.items.length === before) this.#note(name, size, "not_a_card");
  }

  async #takeEntry(name: string, zip: ZipFile, entry: Entry): Promise<void> {
    const { uncompressedSize: size } = entry;
    const reason = problemOf(entry);
    if (reason !== null) return this.#note(name, size, reason);
    const bytes = await inflate(zip, entry).catch(() => null);
    if (bytes === null) this.#note(name, size, "unreadable");
    else await this.#keep(name, bytes);
  }

  async #keep(name: string, bytes: Buffer): Promise<void> {
    if (this.#room.bytes < bytes.length) throw tooManyBytes();
    this.#room.bytes -= bytes.length;
    const hash = createHash("sha256").update(bytes).digest("hex");
    this.#add({ name, size: bytes.length, hash, state: "waiting", reason: null });
    const { db, storageBytes: most } = this.#services;
    const ownerId = this.#ownerId;
    await whileRoom(this.#services, ownerId, () => storeFile(db, { hash, bytes, ownerId, most }));
  }

  #note(name: string, size: number, reason: ImportReason): void {
    const state = reason === "not_a_card" ? "skipped" : "failed";
    this.#add({ name, size: Math.min(size, mostShown), hash: null, state, reason });
  }

  #add(item: Omit<NewItem, "id">): void {
    if (this.items.length >= this.#room.files) throw tooManyFiles();
    this.items.push({ ...item, id: uuidv7() });
  }
}

/** The column holds no more. */
const mostShown = 2_147_483_647;

/** Pictures hardly shrink, and texts to a fifth: what grows to more than this is made to harm. */
function mostInflated(size: number): number {
  return 100 * mebibyte + 20 * size;
}

function problemOf(entry: Entry): ImportReason | null {
  if (entry.isEncrypted()) return "encrypted";
  if (!entry.canDecodeFileData()) return "unreadable";
  return entry.uncompressedSize > limits.importBytes ? "too_large" : null;
}

/** The library fails on a file that is longer or shorter than the directory says. */
async function inflate(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.importBytes) throw new Error("the file is longer than its directory says");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** An archive whose directory cannot be read is null; one that is refused stays refused. */
function refusedOnly(error: unknown): null {
  if (error instanceof ImportRefused) throw error;
  return null;
}

function startsAsZip(bytes: Buffer): boolean {
  const mark = bytes.length < 4 ? 0 : bytes.readUInt32LE();
  return mark === 0x04034b50 || mark === 0x06054b50;
}
