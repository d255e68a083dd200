import type { IncomingMessage, ServerResponse } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";
import { actorIdOf, type Principal } from "./principal.ts";

/** An answer that goes on for longer than the question whether its caller may have it. */
interface OpenStream {
  request: IncomingMessage;
  response: ServerResponse;
  principal: Principal;
}

// With credentials remembered for 400 ms, whoever is shut out is cut off within 1 s.
const checkEvery = 300;

/** Cuts the streams of callers whose key, token, session or membership has ended. */
export class OpenStreams {
  readonly #open = new Set<OpenStream>();
  readonly #identify: (request: IncomingMessage) => Promise<Principal>;
  #timer: NodeJS.Timeout | undefined;

  constructor(identify: (request: IncomingMessage) => Promise<Principal>) {
    this.#identify = identify;
  }

  /** @throws DomainError RATE_LIMITED when the caller has too many of them open */
  add(stream: OpenStream): void {
    const { principal, response } = stream;
    // Nothing can be taken from the owner of a local installation.
    if (principal.kind === "member" && principal.accountId === null) return;
    if (this.#countOf(principal) >= limits.streams) throw tooManyStreams();
    this.#open.add(stream);
    response.once("close", () => this.#remove(stream));
    this.#timer ??= setInterval(() => void this.#check(), checkEvery).unref();
  }

  #countOf(principal: Principal): number {
    const actor = actorIdOf(principal);
    let count = 0;
    for (const stream of this.#open) if (actorIdOf(stream.principal) === actor) count += 1;
    return count;
  }

  #remove(stream: OpenStream): void {
    this.#open.delete(stream);
    if (this.#open.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #check(): Promise<void> {
    await Promise.all([...this.#open].map((stream) => this.#checkOne(stream)));
  }

  async #checkOne({ request, response, principal }: OpenStream): Promise<void> {
    try {
      const now = await this.#identify(request);
      if (!isDeepStrictEqual(now, principal)) response.destroy();
    } catch (error) {
      // Whatever the refusal says; without a database nobody can be shut out either.
      if (error instanceof DomainError) response.destroy();
    }
  }
}

function tooManyStreams(): DomainError {
  return new DomainError(
    "RATE_LIMITED",
    `You have ${limits.streams} streams open, which is as many as there may be. Close one first.`,
    { retryAfter: 1 },
  );
}
