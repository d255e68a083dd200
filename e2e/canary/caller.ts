import type { Exposure } from "./exposure.ts";

/** What one request is made of. */
export interface Question {
  readonly path: string;
  readonly method?: string;
  /** A text goes as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly setCookie: string[];
}

// Streams that stay open are read for this long, in milliseconds.
const patience = 1_000;

/** Asks an app, and looks through everything that it answers. */
export class Caller {
  readonly #url: string;
  readonly #exposure: Exposure;
  /** Sent with each request. */
  headers: Record<string, string> = {};
  /** How often each status was answered. */
  readonly statuses = new Map<number, number>();

  constructor(url: string, exposure: Exposure) {
    this.#url = url;
    this.#exposure = exposure;
  }

  async ask({ path, method = "GET", body, headers }: Question): Promise<Answered> {
    const sent = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
    const answer = await fetch(this.#url + path, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(60_000),
      headers: {
        ...(sent !== undefined && { "content-type": "application/json" }),
        ...this.headers,
        ...headers,
      },
      ...(sent !== undefined && { body: sent }),
    });
    const text = await readSome(answer);
    const place = `${method} ${path} (${answer.status})`;
    this.#exposure.look(place, text);
    this.#exposure.look(`the headers of ${place}`, JSON.stringify([...answer.headers]));
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    return { status: answer.status, text, setCookie: answer.headers.getSetCookie() };
  }

  async make<Body>(path: string, body: unknown): Promise<Body> {
    const { status, text } = await this.ask({ path, method: "POST", body });
    if (status >= 300) throw new Error(`POST ${path}: ${status} ${text}`);
    return JSON.parse(text) as Body;
  }
}

async function readSome(answer: Response): Promise<string> {
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer.text();
  const parts: Uint8Array[] = [];
  const reader = answer.body?.getReader();
  const ended = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  for (;;) {
    const read = await Promise.race([reader?.read(), ended]);
    if (read === undefined || read.done) break;
    parts.push(read.value);
  }
  await reader?.cancel();
  return Buffer.concat(parts).toString("utf8");
}
