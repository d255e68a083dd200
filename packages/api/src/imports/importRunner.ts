import type { Database } from "@personaforge/db/database";
import type { Logger } from "pino";
import { Feed } from "../changes/feed.ts";
import { countDeaths } from "./attempts.queries.ts";
import { type ImportQueue, openImportQueue } from "./importQueue.ts";
import { listUnderWay } from "./imports.queries.ts";

/** The part of a process that works on imports. */
export interface Imports {
  /** The queue; opened when somebody first imports, and closed again when nothing comes. */
  queue(): Promise<ImportQueue>;
  /** Wakes those who follow an import. */
  readonly progress: Feed;
}

export interface ImportRunnerOptions {
  db: Database;
  databaseUrl: string;
  log: Logger;
  /** Works on one import until nothing is left to do, or `signal` aborts. Doing it twice does no harm. */
  work(importId: string, signal: AbortSignal): Promise<void>;
}

// Imports of different people; their files share two threads, see `Slots` in `importWork.ts`.
const atOnce = 4;

/** Milliseconds without an import, after which nobody looks for one any more. */
const rest = 60_000;

/** Opens nothing by itself: a process that imports nothing has no queue. */
export class ImportRunner implements Imports {
  readonly progress = new Feed();
  readonly #options: ImportRunnerOptions;
  readonly #stopping = new AbortController();
  readonly #underWay = new Map<string, Promise<void>>();
  #queue: Promise<ImportQueue> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ImportRunnerOptions) {
    this.#options = options;
  }

  async queue(): Promise<ImportQueue> {
    this.#rest();
    this.#queue ??= openImportQueue({
      ...this.#options,
      atOnce,
      work: (id) => this.#work(id),
    });
    const opening = this.#queue;
    try {
      return await opening;
    } catch (error) {
      if (this.#queue === opening) this.#queue = null;
      throw error;
    }
  }

  /**
   * Has go on what was under way when a process ended: imports that were not heard of for so many
   * seconds. Returns how many.
   */
  async resume(silentFor: number): Promise<number> {
    const { db } = this.#options;
    await countDeaths(db, silentFor);
    const ids = await listUnderWay(db, silentFor);
    if (ids.length === 0 || this.#stopping.signal.aborted) return 0;
    const queue = await this.queue();
    await queue.resume(ids);
    queue.look();
    return ids.length;
  }

  /** What is being read is finished; the rest stays for the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.progress.close();
    clearTimeout(this.#timer);
    const queue = await this.#queue?.catch(() => null);
    this.#queue = null;
    await queue?.close();
  }

  /** One after the other for the same import, so that a start during its last moments is not lost. */
  async #work(id: string): Promise<void> {
    const before = this.#underWay.get(id);
    const now = (before ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => this.#options.work(id, this.#stopping.signal));
    this.#underWay.set(id, now);
    try {
      await now;
    } finally {
      if (this.#underWay.get(id) === now) this.#underWay.delete(id);
      this.progress.announce();
      this.#rest();
    }
  }

  /** Polling for what does not come costs two statements a second. */
  #rest(): void {
    clearTimeout(this.#timer);
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      if (this.#underWay.size > 0) return this.#rest();
      const queue = this.#queue;
      this.#queue = null;
      void queue?.then((open) => open.close()).catch(() => undefined);
    }, rest).unref();
  }
}
