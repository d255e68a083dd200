import type { lookup } from "node:dns";
import { Readable } from "node:stream";
import { DomainError } from "@personaforge/contract/errors";
import { Agent, type Dispatcher } from "undici";
import { safeFileName } from "../http/fileNames.ts";
import { guardedLookup } from "./guardedLookup.ts";
import { type ListedHosts, ruleFor } from "./linkRules.ts";

export interface LinkedFile {
  /** The last part of the address. */
  name: string;
  /** Fails with a DomainError when the server breaks off or sends more than was asked for. */
  bytes: Readable;
}

interface LinkOptions {
  listed: ListedHosts;
  /** How names become addresses; the machine's own way unless said. */
  resolve?: typeof lookup;
}

const mostRedirects = 5;
/** Of everything, so that nobody keeps a connection open by sending a byte now and then. */
const mostMs = 120_000;
/** Of an answer that nobody wants, before its connection is given up: bytes. */
const mostSkipped = 16_384;
const patience = { headersTimeout: 15_000, bodyTimeout: 15_000, keepAliveTimeout: 1_000 };

/**
 * Fetches files from addresses that people write. Every address on the way, redirects included, is
 * held to {@link ruleFor}, and every connection to what its name resolved to.
 */
export class Links {
  readonly #listed: ListedHosts;
  readonly #agents: Record<"listed" | "public", Agent>;
  readonly #stopping = new AbortController();
  #drained: Promise<void> | null = null;

  constructor({ listed, resolve }: LinkOptions) {
    this.#listed = listed;
    this.#agents = {
      listed: new Agent({ ...patience, connect: { timeout: 5_000 } }),
      public: new Agent({
        ...patience,
        connect: { timeout: 5_000, lookup: guardedLookup(resolve) },
      }),
    };
  }

  /**
   * @param link an absolute address
   * @throws DomainError URL_NOT_ALLOWED, IMPORT_INVALID or IMPORT_LIMIT_EXCEEDED
   */
  async open(link: string, maxBytes: number): Promise<LinkedFile> {
    const signal = AbortSignal.any([AbortSignal.timeout(mostMs), this.#stopping.signal]);
    let url = new URL(link);
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const answer = await this.#ask(url, signal);
      const { location } = answer.headers;
      if (answer.statusCode < 300 || answer.statusCode > 399 || typeof location !== "string") {
        await refuseOthers(answer);
        return {
          name: nameOf(url),
          bytes: Readable.from(this.#upTo(answer.body, maxBytes), { objectMode: false }),
        };
      }
      await answer.body.dump({ limit: mostSkipped });
      if (!URL.canParse(location, url.href)) throw unusable("The link redirects to no address.");
      url = new URL(location, url);
    }
    throw unusable(`The link redirects more than ${mostRedirects} times.`);
  }

  async #ask(url: URL, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const agent = this.#agents[ruleFor(url, this.#listed)];
    try {
      return await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: "GET",
        // Counted as it arrives; nothing that could grow.
        headers: { "accept-encoding": "identity", "user-agent": "PersonaForge" },
        signal,
      });
    } catch (error) {
      throw this.#failed(error);
    }
  }

  async *#upTo(body: Readable, maxBytes: number): AsyncGenerator<Buffer> {
    let bytes = 0;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw tooLarge(maxBytes);
        yield chunk;
      }
    } catch (error) {
      throw this.#failed(error);
    }
  }

  /** Lets what is being fetched arrive for `graceMs`, then breaks off; nothing new is fetched. */
  drain(graceMs: number): Promise<void> {
    this.#drained ??= this.#drain(graceMs);
    return this.#drained;
  }

  async #drain(graceMs: number): Promise<void> {
    const timer = setTimeout(() => this.#stopping.abort(), graceMs);
    await Promise.all(Object.values(this.#agents).map((agent) => agent.close()));
    clearTimeout(timer);
  }

  #failed(error: unknown): DomainError {
    if (error instanceof DomainError) return error;
    if (this.#drained === null) return unusable(brokenOff, error);
    const message = "PersonaForge is about to restart. Try again in a moment.";
    return new DomainError("OVERLOADED", message, { retryAfter: 5, cause: error });
  }
}

const brokenOff = "The server of the link does not answer, or broke off.";

async function refuseOthers({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<void> {
  const problem = problemOf(statusCode, headers);
  if (problem === null) return;
  await body.dump({ limit: mostSkipped });
  throw unusable(problem);
}

function problemOf(status: number, headers: Dispatcher.ResponseData["headers"]): string | null {
  if (status !== 200) return `The server of the link answered ${status}.`;
  if ((headers["content-encoding"] ?? "identity") !== "identity") {
    return "The server of the link sends the file compressed, although it was asked not to.";
  }
  if (!String(headers["content-type"]).startsWith("text/html")) return null;
  return "The link leads to a web page, not to a card. Copy the address of its download instead.";
}

function nameOf({ pathname }: URL): string {
  const last = pathname.split("/").findLast((part) => part !== "") ?? "";
  try {
    return safeFileName(decodeURIComponent(last));
  } catch {
    return safeFileName(last);
  }
}

function unusable(message: string, cause?: unknown): DomainError {
  const fieldErrors = [{ path: "url", code: "unusable", message }];
  return new DomainError("IMPORT_INVALID", message, { fieldErrors, cause });
}

function tooLarge(maximum: number): DomainError {
  const message = `What the link leads to is larger than ${maximum / 1_048_576} MiB.`;
  const fieldErrors = [{ path: "url", code: "too_big", message, maximum }];
  return new DomainError("IMPORT_LIMIT_EXCEEDED", message, { fieldErrors });
}
