import type { Card } from "@personaforge/cards/card";
import type { Mapped } from "@personaforge/cards/content/mapped";
import type { Fixes } from "@personaforge/cards/content/toContent";
import type { RefusalCode } from "@personaforge/cards/problem";
import type { CardImage, ReadResult } from "@personaforge/cards/readResult";
import type { CardOrigin } from "@personaforge/contract/cardOrigin";
import type { ImportReport } from "@personaforge/contract/import";
import type { Piscina } from "piscina";
import { LateError, openThread, runInTime } from "../oneThread.ts";
import { openWaitingRoom } from "../waitingRoom.ts";
import type { ReadTask } from "./readerThread.ts";

/** A file that is a card, and everything that is to be stored of it. */
export interface ReadCard extends Pick<ReadResult, "kind" | "format" | "container"> {
  /** As content of a new character; without picture and file. */
  mapped: Mapped;
  /** What the file says, by its own field names. */
  card: Card;
  /** Of `mapped`, see `fingerprintsOf`; without a name that the file does not have. */
  fingerprints: NonNullable<CardOrigin["fingerprints"]>;
  /** SHA-256 and bytes of what is kept: the upload, or the upload without its secrets. */
  original: { hash: string; bytes: Uint8Array };
  /** What the file was read as, see `unpackOriginal`. */
  parsed: Uint8Array;
  image: CardImage | null;
  report: ImportReport;
}

/** Why a file is no card, or cannot be imported at all. */
export interface Refused {
  kind: "refused";
  code: RefusalCode | "timed_out";
  /** A sentence for people. */
  message: string;
  limit?: number;
}

export interface FileToRead {
  /** The name of the file, for formats that hold no name of the character. */
  name?: string | undefined;
  fixes?: Fixes | undefined;
}

export interface CardReader {
  /**
   * Reads a file in a thread of its own. The thread is given the buffer of `bytes` when they are all
   * of it: whoever calls cannot read them any more.
   * @throws DomainError OVERLOADED when too many wait already
   */
  read(bytes: Uint8Array, file?: FileToRead): Promise<ReadCard | Refused>;
  /** Ends the thread; what is being read is given up. */
  close(): Promise<void>;
}

export interface CardReaderOptions {
  /** Milliseconds that one file may take, once the thread is there. */
  readonly deadline?: number;
  /** Milliseconds without a file after which the thread is let go. */
  readonly idle?: number;
  /** How many files may wait. */
  readonly queue?: number;
  /** Megabytes of objects and text that the thread may have. */
  readonly memory?: number;
  /** A module whose default export does the reading. */
  readonly thread?: URL;
  /** Is told when the thread ended with nothing to read. */
  readonly onFailure?: (reason: Error) => void;
}

const defaults = {
  // No file that is known takes 2 s of a processor; a busy machine gives a fifth of one.
  deadline: 10_000,
  idle: 30_000,
  queue: 64,
  // A file at every limit takes 350. Far more, because the thread is ended well only when its memory
  // runs out in small steps; one large step would end the process.
  memory: 1_024,
  thread: new URL("./readerThread.ts", import.meta.url),
  onFailure: () => undefined,
};

/** One thread, started when there is something to read, and another one when it was stuck. */
export function createCardReader(options: CardReaderOptions = {}): CardReader {
  const { deadline, idle, queue, memory, thread, onFailure } = { ...defaults, ...options };
  const pool = openThread<ReadTask, ReadCard | Refused>({ module: thread, memory, idle });
  pool.on("error", onFailure);
  const inTurn = openWaitingRoom({
    seats: 1,
    mostWaiting: queue,
    tooMany: "Too many files are being read",
  });
  return {
    read: (bytes, file = {}) => inTurn(() => readInTime(pool, { bytes, ...file }, deadline)),
    close: () => pool.destroy(),
  };
}

async function readInTime(
  pool: Piscina<ReadTask, ReadCard | Refused>,
  task: ReadTask,
  deadline: number,
): Promise<ReadCard | Refused> {
  const transferList = movable(task.bytes);
  try {
    return await runInTime(pool, deadline, (signal) => pool.run(task, { signal, transferList }));
  } catch (error) {
    return refusalOf(error);
  }
}

/** Small buffers share their memory with others. */
function movable({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  const isWhole = buffer.byteLength === byteLength && byteLength > 65_536;
  return buffer instanceof ArrayBuffer && isWhole ? [buffer] : [];
}

function refusalOf(error: unknown): Refused {
  if (error instanceof LateError) {
    const message = "The file takes too long to read.";
    return { kind: "refused", code: "timed_out", message };
  }
  if ((error as { code?: unknown }).code === "ERR_WORKER_OUT_OF_MEMORY") {
    const message = "The file takes more memory than a card may.";
    return { kind: "refused", code: "too_large", message };
  }
  throw error;
}
