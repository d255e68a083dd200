import type { Database } from "@personaforge/db/database";
import type { Logger } from "pino";
import { addUse } from "./credentials.queries.ts";

// A busy key so costs two writes in ten seconds instead of two for each request.
const storeEvery = 10_000;

/** Counts the requests of keys in memory, and stores the sums. */
export class KeyUse {
  readonly #db: Database;
  readonly #log: Logger;
  #counts = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
    this.#timer = setInterval(() => void this.store(), storeEvery).unref();
  }

  count(keyId: string, requests = 1): void {
    this.#counts.set(keyId, (this.#counts.get(keyId) ?? 0) + requests);
  }

  /** Stores what was counted since the last time. What cannot be stored now is stored later. */
  async store(): Promise<void> {
    const counts = this.#counts;
    if (counts.size === 0) return;
    this.#counts = new Map();
    try {
      await addUse(this.#db, counts);
    } catch (err) {
      for (const [keyId, requests] of counts) this.count(keyId, requests);
      this.#log.warn({ err }, "the use of API keys was not stored; it is tried again");
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.store();
  }
}
