import type { Readable, Writable } from "node:stream";

// Of small files the parser would have thousands in memory, while the first of them is stored.
const mostBegun = 4;

/** Feeds a body to its parser, and deals with the files in it one after the other. */
export class FileLine {
  readonly #body: Readable;
  readonly #parser: Writable;
  #handled = Promise.resolve();
  #begun = 0;
  #isOver = false;

  constructor(body: Readable, parser: Writable) {
    this.#body = body;
    this.#parser = parser;
    body.pipe(parser);
  }

  /** Resolves when this file is dealt with; the sender waits while there are others before it. */
  add(handle: () => Promise<void>): Promise<void> {
    this.#begun += 1;
    // Without the pause, what arrives next would go to nobody and be lost.
    if (this.#begun > mostBegun) this.#body.unpipe(this.#parser).pause();
    this.#handled = this.#handled.then(async () => {
      if (!this.#isOver) await handle();
      this.#begun -= 1;
      if (this.#begun === mostBegun && !this.#isOver) this.#body.pipe(this.#parser);
    });
    return this.#handled;
  }

  /** Resolves when all files so far are dealt with. */
  get handled(): Promise<void> {
    return this.#handled;
  }

  /** Begins with no other file, and resolves when the one under way is dealt with. */
  async close(): Promise<void> {
    this.#isOver = true;
    this.#body.unpipe(this.#parser);
    this.#parser.destroy();
    await this.#handled.catch(() => undefined);
  }
}
