import type { ContainerKind, WriteFormat } from "@personaforge/cards/format";
import type { WrittenCard } from "@personaforge/cards/writeCard";
import { DomainError } from "@personaforge/contract/errors";
import { LateError, openThread, runInTime } from "../oneThread.ts";
import { openWaitingRoom } from "../waitingRoom.ts";
import {
  exportCard,
  type LossesOfFormat,
  type LossesTask,
  listLosses,
  type VersionToWrite,
  type WriteTask,
} from "./exportCard.ts";
import { headOfOriginal } from "./keptOriginal.ts";

export interface CardWriter {
  /** @throws DomainError OVERLOADED when too many wait already, or this one takes too long */
  write(task: WriteTask): Promise<WrittenCard>;
  /** @throws DomainError as `write` */
  losses(task: LossesTask): Promise<LossesOfFormat[]>;
  /** Ends the thread; what is being written is given up. */
  close(): Promise<void>;
}

export interface CardWriterOptions {
  /** Milliseconds that one file may take, once the thread is there. */
  readonly deadline?: number;
  /** Milliseconds without a file after which the thread is let go. */
  readonly idle?: number;
  /** How many files may wait. */
  readonly queue?: number;
  /** A module that exports what `exportCard.ts` does. */
  readonly thread?: URL;
  /** Is told when the thread ended with nothing to write. */
  readonly onFailure?: (reason: Error) => void;
}

const defaults = {
  deadline: 10_000,
  idle: 30_000,
  queue: 64,
  thread: new URL("./exportCard.ts", import.meta.url),
  onFailure: () => undefined,
};

/** Characters that are read and written in 2 ms, sooner than a thread answers. */
const small = 65_536;

const packed: ReadonlySet<WriteFormat> = new Set(["charx", "byaf"]);
const copied: ReadonlySet<ContainerKind> = new Set([
  "png",
  "apng",
  "webp",
  "json",
  "yaml",
  "markdown",
]);

/** Megabytes of objects and text. */
const threadMemory = 256;

/** Writes what is large in one thread, which is started when it is needed. */
export function createCardWriter(options: CardWriterOptions = {}): CardWriter {
  const { deadline, idle, queue, thread, onFailure } = { ...defaults, ...options };
  const pool = openThread<WriteTask | LossesTask, unknown>({
    module: thread,
    memory: threadMemory,
    idle,
  });
  pool.on("error", onFailure);
  const inTurn = openWaitingRoom({
    seats: 1,
    mostWaiting: queue,
    tooMany: "Too many files are being written",
  });
  const run = (name: "exportCard" | "listLosses", task: WriteTask | LossesTask) =>
    inTurn(async (): Promise<unknown> => {
      try {
        return await runInTime(pool, deadline, (signal) => pool.run(task, { name, signal }));
      } catch (error) {
        throw error instanceof LateError ? tooLong(error) : error;
      }
    });
  return {
    write: async (task) =>
      isSmall(task, task.image, packed.has(task.format))
        ? exportCard(task)
        : ((await run("exportCard", task)) as WrittenCard),
    losses: async (task) =>
      isSmall(task, null, false)
        ? listLosses(task)
        : ((await run("listLosses", task)) as LossesOfFormat[]),
    close: () => pool.destroy(),
  };
}

function isSmall(
  { content, original }: VersionToWrite,
  image: Uint8Array | null,
  isPacked: boolean,
) {
  const head = original === null ? null : headOfOriginal(original.parsed);
  const bytes = (original?.bytes.length ?? 0) + (image?.length ?? 0);
  // A picture is copied, at 1 ms for 1 MiB; what is in a package is inflated and deflated.
  const isCopied = !isPacked && (head === null || copied.has(head.container));
  const files = isCopied ? bytes / 32 : bytes;
  return files + (head?.size ?? 0) + JSON.stringify(content).length <= small;
}

function tooLong(cause: unknown): DomainError {
  const message = "The file takes too long to write. Try again in a moment, or another format.";
  return new DomainError("OVERLOADED", message, { retryAfter: 5, cause });
}
