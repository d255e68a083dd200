import { DomainError } from "@personaforge/contract/errors";
import type { LintFinding } from "@personaforge/contract/lint";
import type { Lorebook } from "@personaforge/contract/lorebook";
import type { CompiledPrompt } from "@personaforge/prompt/prompt";
import { LateError, openThread, runInTime } from "../oneThread.ts";
import { openWaitingRoom } from "../waitingRoom.ts";
import type { LintRequest, PromptRequest } from "./compileHere.ts";
import type { Answer, Task } from "./promptWorker.ts";

export interface PromptMaker {
  /**
   * The same request always gives the same prompt, wherever it is made.
   * @throws DomainError CONTEXT_TOO_LONG; OVERLOADED when too many wait already, or this one takes
   * too long
   */
  compile(request: PromptRequest): Promise<CompiledPrompt>;
  /** @throws DomainError OVERLOADED likewise */
  lint(request: LintRequest): Promise<LintFinding[]>;
  /** Ends the thread; what is being made in it is given up. */
  close(): Promise<void>;
}

export interface PromptThreadOptions {
  /** Milliseconds that one prompt may take, once the thread is there. */
  readonly deadline?: number;
  /** Milliseconds without a prompt after which the thread is let go. */
  readonly idle?: number;
  /** How many prompts may wait. */
  readonly queue?: number;
  /** A module that exports what `promptWorker.ts` does. */
  readonly worker?: URL;
  /** Is told when the thread ended with nothing to make. */
  readonly onFailure?: (reason: Error) => void;
}

const defaults = {
  // Every part of the work is bounded: all together take 2 s.
  deadline: 15_000,
  // To begin takes 0.5 s of CPU, most of it for the tokens.
  idle: 60_000,
  queue: 32,
  worker: new URL("./promptWorker.ts", import.meta.url),
  onFailure: () => undefined,
};

/** Megabytes of objects and text: a book with 100,000 keys takes 300. */
const threadMemory = 1_024;

/** One thread that makes prompts and lints, started when it is needed. */
export function createPromptThread(options: PromptThreadOptions = {}): PromptMaker {
  const { deadline, idle, queue, worker, onFailure } = { ...defaults, ...options };
  const pool = openThread<Task, Answer>({ module: worker, memory: threadMemory, idle });
  pool.on("error", onFailure);
  const inTurn = openWaitingRoom({
    seats: 1,
    mostWaiting: queue,
    tooMany: "Too many long prompts are being made",
  });
  const books = new SentBooks();
  const run = <Request extends { readonly character: PromptRequest["character"] }>(
    name: "compile" | "lint",
    request: Request,
  ) =>
    inTurn(async () => {
      const { lorebook } = request.character;
      const rest = { ...request, character: { ...request.character, lorebook: null } };
      const ask = async (book: Task["book"]) => {
        const task = { request: rest, book };
        try {
          return await runInTime(pool, deadline, (signal) => pool.run(task, { name, signal }));
        } catch (error) {
          throw error instanceof LateError || isOutOfMemory(error) ? tooMuch(error) : error;
        }
      };
      const answer = await ask(lorebook && books.toSend(lorebook));
      if (!("isBookMissing" in answer) || lorebook === null) return resultOf(answer);
      return resultOf(await ask(books.whole(lorebook)));
    });
  return {
    compile: async (request) => (await run("compile", request)) as CompiledPrompt,
    lint: async (request) => (await run("lint", request)) as LintFinding[],
    close: () => pool.destroy(),
  };
}

/**
 * A book is sent once and remembered by the thread, with what finds its keys, as long as there is
 * room: to copy one of 10,000 entries takes 30 ms, and to prepare it 0.3 s.
 */
class SentBooks {
  readonly #numbers = new WeakMap<Lorebook, number>();
  #last = 0;

  toSend(book: Lorebook): NonNullable<Task["book"]> {
    const number = this.#numbers.get(book);
    return number === undefined ? this.whole(book) : { number, json: null };
  }

  whole(book: Lorebook): NonNullable<Task["book"]> {
    const number = this.#numbers.get(book) ?? ++this.#last;
    this.#numbers.set(book, number);
    return { number, json: JSON.stringify(book) };
  }
}

function resultOf(answer: Answer): CompiledPrompt | readonly LintFinding[] {
  if ("result" in answer) return answer.result;
  if ("isBookMissing" in answer) throw new Error("the thread forgot a book that it was just sent");
  const { code, message, fieldErrors } = answer.refusal;
  throw new DomainError(code, message, { fieldErrors });
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: unknown }).code === "ERR_WORKER_OUT_OF_MEMORY";
}

function tooMuch(cause: unknown): DomainError {
  const message = "This prompt takes too long to make now. Try again in a moment.";
  return new DomainError("OVERLOADED", message, { retryAfter: 5, cause });
}
