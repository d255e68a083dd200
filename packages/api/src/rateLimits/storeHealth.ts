import type { Logger } from "pino";

// A store that does not answer would keep every request waiting, so it is asked once in this time.
const rest = 1_000;

/** Whether the store of the counts answers, as far as is known. Says once that it no longer does. */
export class StoreHealth {
  readonly #log: Logger;
  readonly #store: string;
  #askAgainAt: number | null = null;

  constructor(log: Logger, store: string) {
    this.#log = log;
    this.#store = store;
  }

  isResting(): boolean {
    return this.#askAgainAt !== null && performance.now() < this.#askAgainAt;
  }

  failed(error: unknown): void {
    if (this.#askAgainAt === null) {
      this.#log.error(
        { err: error },
        `${this.#store} does not answer: rate limits are counted in this process alone`,
      );
    }
    this.#askAgainAt = performance.now() + rest;
  }

  answered(): void {
    if (this.#askAgainAt === null) return;
    this.#askAgainAt = null;
    this.#log.warn(`${this.#store} answers again: rate limits are counted there`);
  }
}
