import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Problem } from "@personaforge/contract/errors";
import { anonymous, type Principal } from "../access/principal.ts";
import type { ErrorFacts } from "../errors.ts";

/** One request on its way through the API. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: string;
  /** Who calls; anonymous until that is known. */
  readonly principal: Principal;
  /** Called when the answer begins to stream: whoever is let in no more is cut off. */
  readonly onStream?: () => void;
}

export function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
  const { url = "/", method = "GET" } = request;
  const mark = url.indexOf("?");
  const [path, query] = mark === -1 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
  return { request, response, requestId: randomUUID(), method, path, query, principal: anonymous };
}

export interface Answer {
  status: number;
  body: string | Uint8Array;
  type: string;
  headers?: Record<string, string>;
}

export interface JsonAnswer extends Omit<Answer, "type"> {
  body: string;
  type?: string;
}

export function sendJson(exchange: Exchange, answer: JsonAnswer): void {
  sendAnswer(exchange, { type: "application/json", ...answer });
}

/** Sends a whole answer; a closed connection is not an error of ours. */
export function sendAnswer({ request, response, requestId }: Exchange, answer: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const { status, body, type, headers } = answer;
  const empty = status === 204 || status === 304;
  // What is left of a refused body is not read, so the connection cannot serve another request.
  const unread = !request.complete && hasBody(request);
  response.writeHead(status, {
    ...headersOfAll(requestId),
    "cache-control": "private, no-cache",
    ...(!empty && { "content-type": type, "content-length": Buffer.byteLength(body) }),
    ...(unread && { connection: "close" }),
    ...headers,
  });
  response.end(empty ? undefined : body);
}

/** What every answer of the API carries. */
function headersOfAll(requestId: string): Record<string, string> {
  return {
    "x-request-id": requestId,
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  };
}

// Longer than a model may be silent (30 s). Node grants a write that is stuck the time twice: a reader
// that took nothing was let go after 93 s.
const longestSilence = 45_000;

/** Prepares an answer that is sent piece by piece, and lets go of a reader that stopped reading. */
export function streamHeaders({ response, requestId, onStream }: Exchange): void {
  onStream?.();
  response.setTimeout(longestSilence, () => response.destroy());
  const headers = { "cache-control": "no-store", "x-accel-buffering": "no" };
  for (const [name, value] of Object.entries({ ...headersOfAll(requestId), ...headers })) {
    response.setHeader(name, value);
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** The error as REST sends it, see {@link Problem}. */
export function toProblem(error: ErrorFacts, requestId: string): Problem {
  return {
    type: `urn:personaforge:error:${error.code.toLowerCase().replaceAll("_", "-")}`,
    title: STATUS_CODES[error.status] ?? "Error",
    status: error.status,
    code: error.code,
    detail: error.message,
    errors: [...error.fieldErrors],
    request_id: requestId,
    ...(error.current !== undefined && { current: error.current }),
  };
}

export function sendProblem(
  exchange: Exchange,
  error: ErrorFacts,
  headers: Record<string, string> = {},
): void {
  const { retryAfter } = error;
  sendJson(exchange, {
    status: error.status,
    type: "application/problem+json",
    body: JSON.stringify(toProblem(error, exchange.requestId)),
    headers: {
      "cache-control": "no-store",
      ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
      ...headers,
    },
  });
}
