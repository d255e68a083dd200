import { Worker } from "node:worker_threads";
import type { CharacterContent } from "@personaforge/contract/content";
import type { ContentDiff } from "@personaforge/contract/diff";
import { DomainError } from "@personaforge/contract/errors";
import { contentFields, isSameField } from "@personaforge/diff/contentFields";
import { diffCoarsely, diffContent } from "@personaforge/diff/diffContent";
import { threadLimits } from "../oneThread.ts";

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
  /** Milliseconds that one diff may take, and that it may wait for its turn. */
  readonly deadline?: number;
  /** Milliseconds without a diff after which the thread is let go. */
  readonly idle?: number;
  /** How many diffs may wait. */
  readonly queue?: number;
  readonly worker?: URL;
  /** Is told why a diff was answered coarsely: the thread's error, or that the deadline passed. */
  readonly onFailure?: (reason: Error) => void;
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
  return new DiffThread({ ...defaults, ...options });
}

interface Job {
  readonly from: CharacterContent;
  readonly to: CharacterContent;
  readonly resolve: (diff: ContentDiff) => void;
  timer: NodeJS.Timeout;
}

class DiffThread implements DiffPool {
  readonly #options: Required<DiffPoolOptions>;
  readonly #waiting: Job[] = [];
  #running: Job | null = null;
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: Required<DiffPoolOptions>) {
    this.#options = options;
  }

  async diff(from: CharacterContent, to: CharacterContent): Promise<ContentDiff> {
    if (changedCharacters(from, to) <= smallChange) return diffContent(from, to);
    if (this.#closed) return diffCoarsely(from, to);
    if (this.#waiting.length >= this.#options.queue) throw overloaded();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(job), 1);
        reject(overloaded());
      }, this.#options.deadline);
      const job: Job = { from, to, resolve, timer };
      this.#waiting.push(job);
      this.#startNext();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const open = [this.#running, ...this.#waiting.splice(0)];
    this.#running = null;
    for (const job of open) if (job !== null) answerCoarsely(job);
    await this.#endThread();
  }

  #startNext(): void {
    if (this.#running !== null) return;
    const job = this.#waiting.shift();
    if (job === undefined) return this.#rest();
    this.#running = job;
    clearTimeout(this.#idle);
    clearTimeout(job.timer);
    job.timer = setTimeout(() => {
      this.#giveUp(new Error(`A diff took longer than ${this.#options.deadline} ms.`));
    }, this.#options.deadline);
    this.#thread ??= this.#startThread();
    this.#thread.ref();
    this.#thread.postMessage([job.from, job.to]);
  }

  /** Nothing to do: the thread no longer keeps the process alive, and ends after a while. */
  #rest(): void {
    this.#thread?.unref();
    this.#idle = setTimeout(() => void this.#endThread(), this.#options.idle).unref();
  }

  #startThread(): Worker {
    const thread = new Worker(this.#options.worker, threadLimits(threadMemory));
    thread.on("message", (diff: ContentDiff) => {
      if (thread === this.#thread) this.#settle((job) => job.resolve(diff));
    });
    thread.on("error", (error: Error) => {
      if (thread === this.#thread) this.#giveUp(error);
    });
    thread.on("exit", (code) => {
      if (thread === this.#thread) this.#giveUp(new Error(`The thread ended with ${code}.`));
    });
    return thread;
  }

  #giveUp(reason: Error): void {
    this.#options.onFailure(reason);
    void this.#endThread();
    this.#settle(answerCoarsely);
  }

  #settle(answer: (job: Job) => void): void {
    const job = this.#running;
    if (job === null) return;
    this.#running = null;
    clearTimeout(job.timer);
    answer(job);
    this.#startNext();
  }

  async #endThread(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }
}

function answerCoarsely({ from, to, timer, resolve }: Job): void {
  clearTimeout(timer);
  resolve(diffCoarsely(from, to));
}

function overloaded(): DomainError {
  const message = "Too many comparisons are running. Try again in a moment.";
  return new DomainError("OVERLOADED", message, { retryAfter: 2 });
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
