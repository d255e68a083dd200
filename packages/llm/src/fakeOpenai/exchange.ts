import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { CompletionBody } from "./server.ts";

export interface Exchange {
  readonly body: CompletionBody;
  readonly response: ServerResponse;
  /** How many requests for this model came before. */
  readonly earlier: number;
  readonly tokenDelay: number;
  /** Aborted when the client left or the server stops. */
  readonly gone: AbortSignal;
}

/** Writes the pieces of a streamed chat completion. */
export class EventWriter {
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    exchange.response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-cache",
    });
  }

  pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal: this.#exchange.gone });
  }

  raw(text: string): void {
    this.#exchange.response.write(text);
  }

  data(value: unknown): void {
    this.raw(`data: ${JSON.stringify(value)}\n\n`);
  }

  delta(delta: Record<string, string>, finish: string | null = null): void {
    this.data({ ...this.#head(), choices: [{ index: 0, delta, finish_reason: finish }] });
  }

  /** One token; one of several bytes goes out in two packets, torn in the middle of a character. */
  async token(text: string): Promise<void> {
    const choices = [{ index: 0, delta: { content: text }, finish_reason: null }];
    const bytes = Buffer.from(`data: ${JSON.stringify({ ...this.#head(), choices })}\n\n`);
    const torn = bytes.findIndex((byte) => byte >= 0xc0) + 1;
    if (torn > 0) {
      this.#exchange.response.write(bytes.subarray(0, torn));
      await this.pause(2);
    }
    this.#exchange.response.write(bytes.subarray(torn));
    await this.pause(this.#exchange.tokenDelay);
  }

  usage(output: number): void {
    if (this.#exchange.body.stream_options?.include_usage !== true) return;
    const words =
      this.#exchange.body.messages?.flatMap(({ content }) => content.split(/\s+/)) ?? [];
    const usage = { prompt_tokens: words.length, completion_tokens: output };
    this.data({
      ...this.#head(),
      choices: [],
      usage: { ...usage, total_tokens: words.length + output },
    });
  }

  end(): void {
    this.#exchange.response.end("data: [DONE]\n\n");
  }

  #head() {
    const model = this.#exchange.body.model;
    return { id: "chatcmpl-script", object: "chat.completion.chunk", created: 0, model };
  }
}
