import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { behave } from "./behaviours.ts";
import { answerJson } from "./refusals.ts";
import { behaviourNames } from "./script.ts";

/** One call as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON body; null when there was none or it was no JSON. */
  readonly body: CompletionBody | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** When the client closed the connection before the answer was finished; null if it stayed. */
  leftAt: number | null;
  /** Whether the answer was written to its end. */
  finished: boolean;
}

/** The part of a chat completion request that the script and its tests look at. */
export interface CompletionBody {
  readonly model?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
}

export interface FakeOpenaiOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Milliseconds between two tokens; 1 unless told. */
  readonly tokenDelay?: number;
  /** Every request must carry this key; without it any or none will do. */
  readonly apiKey?: string;
}

export interface FakeOpenai {
  /** For `OPENAI_BASE_URL`: `http://127.0.0.1:<port>/v1`. */
  readonly url: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/**
 * Starts a server on 127.0.0.1 that speaks the OpenAI chat protocol by script. The model's name
 * chooses what happens: `script.ts` lists the names.
 */
export async function startFakeOpenai(options: FakeOpenaiOptions = {}): Promise<FakeOpenai> {
  const requests: RecordedRequest[] = [];
  const stop = new AbortController();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const recorded = await record(request);
    requests.push(recorded);
    const left = new AbortController();
    response.once("close", () => {
      recorded.finished = response.writableFinished;
      if (!response.writableFinished) recorded.leftAt = Date.now();
      left.abort();
    });
    const { apiKey } = options;
    if (apiKey !== undefined && request.headers.authorization !== `Bearer ${apiKey}`) {
      return answerJson(response, "unauthorized");
    }
    if (recorded.path === "/v1/models") return answerJson(response, behaviourNames);
    if (recorded.path !== "/v1/chat/completions") return answerJson(response, "unknown-path");
    const earlier = requests.filter(({ body }) => body?.model === recorded.body?.model).length - 1;
    const gone = AbortSignal.any([stop.signal, left.signal]);
    return behave({
      body: recorded.body ?? {},
      response,
      earlier,
      tokenDelay: options.tokenDelay ?? 1,
      gone,
    });
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    answer(request, response).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        stop.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function record(request: IncomingMessage): Promise<RecordedRequest> {
  const at = Date.now();
  const sent = await text(request).catch(() => "");
  let body: CompletionBody | null = null;
  try {
    body = JSON.parse(sent);
  } catch {
    // Left null: the script answers such a request like one without a model.
  }
  const { method = "", url = "", headers } = request;
  return { method, path: url, headers, body, at, leftAt: null, finished: false };
}
