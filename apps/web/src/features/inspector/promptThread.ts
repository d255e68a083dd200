import type { Lorebook } from "@personaforge/contract/lorebook";
import type { Answer, Asked, Kind, Question, Reply } from "./promptWorker.ts";

/** What a thread needs to be; a `Worker` is one. */
export interface Thread {
  postMessage(question: Question): void;
  addEventListener(type: "message", listener: (event: { data: Reply }) => void): void;
  addEventListener(type: "error", listener: () => void): void;
  terminate(): void;
}

type Waiting = PromiseWithResolvers<Answer<Kind>>;

/**
 * Compiles and checks beside the page: a lorebook of 10,000 entries takes a second to be prepared,
 * and that second must not stand between two keys. A thread that breaks is begun again.
 */
export class PromptThread {
  readonly #begin: () => Thread;
  #thread: Thread | undefined;
  #waiting = new Map<number, Waiting>();
  #questions = 0;
  #books = 0;
  #sent: { id: number; book: Lorebook } | undefined;

  constructor(begin: () => Thread) {
    this.#begin = begin;
  }

  ask<Of extends Kind>(kind: Of, asked: Asked<Of>): Promise<Answer<Of>> {
    const thread = this.#thread ?? this.#start();
    const id = ++this.#questions;
    const waiting = Promise.withResolvers<Answer<Kind>>();
    this.#waiting.set(id, waiting);
    const book = this.#book(asked.character.lorebook);
    const character = { ...asked.character, lorebook: null };
    thread.postMessage({ id, kind, asked: { ...asked, character }, book });
    return waiting.promise as Promise<Answer<Of>>;
  }

  /** A book is copied to the thread when it is another one than before. */
  #book(book: Lorebook | null): Question["book"] {
    if (book === null) return null;
    if (this.#sent?.book === book) return { id: this.#sent.id };
    this.#sent = { id: ++this.#books, book };
    return { id: this.#sent.id, sent: book };
  }

  #start(): Thread {
    const thread = this.#begin();
    this.#thread = thread;
    thread.addEventListener("message", ({ data }) => this.#take(data));
    thread.addEventListener("error", () => this.#break());
    return thread;
  }

  #take(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("answer" in reply) waiting?.resolve(reply.answer);
    else waiting?.reject(Object.assign(new Error(reply.error.message), reply.error));
  }

  #break(): void {
    const left = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#thread?.terminate();
    this.#thread = undefined;
    this.#sent = undefined;
    for (const { reject } of left) reject(new Error("The compiler could not be loaded."));
  }
}

let thread: PromptThread | undefined;

/** The one thread of this page. */
export function promptThread(): PromptThread {
  thread ??= new PromptThread(
    () => new Worker(new URL("./promptWorker.ts", import.meta.url), { type: "module" }),
  );
  return thread;
}
