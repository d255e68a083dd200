import { createInterface } from "node:readline";

/** Lines in, text out. Ctrl-C stops what is being written; when nothing is, it leaves. */
export class Terminal {
  readonly #reader = createInterface({ input: process.stdin, output: process.stdout });
  readonly #lines = this.#reader[Symbol.asyncIterator]();
  #writing: AbortController | null = null;

  constructor() {
    const interrupt = () => {
      if (this.#writing === null || this.#writing.signal.aborted) this.close();
      else this.#writing.abort();
    };
    // The first comes from a keyboard, the second from `kill -INT`.
    this.#reader.on("SIGINT", interrupt);
    process.on("SIGINT", interrupt);
  }

  /** The next line; null when there is none any more. */
  async ask(question: string): Promise<string | null> {
    this.#reader.setPrompt(question);
    this.#reader.prompt();
    const { value, done } = await this.#lines.next();
    return done === true ? null : value;
  }

  /** Control characters stay out: what a model writes must not command the terminal. */
  write(text: string): void {
    process.stdout.write(text.replaceAll(/[^\P{Cc}\n\t]/gu, ""));
  }

  /** Runs `work` with the signal of the next Ctrl-C. */
  async stoppable(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#writing = new AbortController();
    await work(this.#writing.signal);
    this.#writing = null;
  }

  close(): void {
    this.#reader.close();
  }
}
