import type { CharacterContent } from "@personaforge/contract/content";
import type { ContentDiff } from "@personaforge/contract/diff";
import { contentFields, isSameField } from "@personaforge/diff/contentFields";
import { diffCoarsely, diffContent } from "@personaforge/diff/diffContent";
import { openThread, runInTime } from "../oneThread.ts";
import { openWaitingRoom } from "../waitingRoom.ts";
import type { Sides } from "./diffWorker.ts";

export interface DiffPool {
  /**
   * How one content became another. A diff that the thread cannot make, or not before the deadline,
   * is answered coarsely: its changed texts are `rewritten`.
   * @throws DomainError OVERLOADED when too many wait already, or this one waited too long
   */
  diff(from: CharacterContent, to: CharacterContent): Promise<ContentDiff>;
  /** Ends the thread; whatever is still asked for is answered coarsely. */
  close(): Promise<void>;
}

export interface DiffPoolOptions {
  /** Milliseconds that one diff may take, once the thread is there, and that it may wait for its turn. */
  readonly deadline?: number;
  /** Milliseconds without a diff after which the thread is let go. */
  readonly idle?: number;
  /** How many diffs may wait. */
  readonly queue?: number;
  /** A module whose default export makes the diffs. */
  readonly worker?: URL;
  /** Is told why a diff was answered coarsely: the thread's error, or that the deadline passed. */
  readonly onFailure?: (reason: unknown) => void;
}

const defaults = {
  deadline: 2_000,
  idle: 30_000,
  // A diff of long texts takes about 50 ms, so the last of them waits for less than a second.
  queue: 16,
  worker: new URL("./diffWorker.ts", import.meta.url),
  onFailure: () => undefined,
};

/** Megabytes: four times what the largest content takes. */
const threadMemory = 512;

/** Characters of changed text that are compared sooner than a thread answers. */
const smallChange = 2_000;

/** One thread that makes diffs, started when there is one to make. */
export function createDiffPool(options: DiffPoolOptions = {}): DiffPool {
  const { deadline, idle, queue, worker, onFailure } = { ...defaults, ...options };
  const thread = openThread<Sides, ContentDiff>({ module: worker, memory: threadMemory, idle });
  // A thread that does not begin is told of as the failure of the diff that it was begun for.
  thread.on("error", () => undefined);
  const inTurn = openWaitingRoom({
    seats: 1,
    mostWaiting: queue,
    longestWait: deadline,
    tooMany: "Too many comparisons are running",
  });
  let isClosed = false;
  const inThread = async (sides: Sides): Promise<ContentDiff> => {
    if (isClosed) return diffCoarsely(...sides);
    try {
      return await runInTime(thread, deadline, (signal) => thread.run(sides, { signal }));
    } catch (error) {
      if (!isClosed) onFailure(error);
      return diffCoarsely(...sides);
    }
  };
  return {
    diff: async (from, to) =>
      changedCharacters(from, to) <= smallChange
        ? diffContent(from, to)
        : inTurn(() => inThread([from, to])),
    close: async () => {
      isClosed = true;
      await thread.destroy();
    },
  };
}

function changedCharacters(from: CharacterContent, to: CharacterContent): number {
  let characters = 0;
  for (const field of contentFields) {
    if (isSameField(from, to, field)) continue;
    for (const value of [from[field], to[field]]) {
      characters += typeof value === "string" ? value.length : JSON.stringify(value).length;
    }
  }
  return characters;
}
