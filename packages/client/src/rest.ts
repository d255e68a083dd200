import type { Problem } from "@personaforge/contract/errors";
import { foreignAnswer, retryAfterOf } from "./checkedFetch.ts";
import { PersonaForgeError } from "./personaForgeError.ts";
import type { Connection } from "./subscription.ts";

export interface RestRequest {
  method: "GET" | "POST";
  /** Below `/api/v1`. */
  path: string;
  /** Goes as JSON; a form goes as multipart/form-data. */
  body?: FormData | object | undefined;
  headers?: Record<string, string> | undefined;
  signal: AbortSignal;
}

export interface CallControl {
  signal: AbortSignal;
  idempotencyKey?: string | undefined;
}

/** One answer of REST that is no error. */
export async function askRest(
  { url, headers, fetch }: Connection,
  request: RestRequest,
): Promise<Response> {
  const { method, path, body, signal } = request;
  const isJson = body !== undefined && !(body instanceof FormData);
  const response = await fetch(new URL(`v1${path}`, url).href, {
    method,
    headers: {
      ...headers,
      ...(isJson && { "content-type": "application/json" }),
      ...request.headers,
    },
    ...(body !== undefined && { body: isJson ? JSON.stringify(body) : body }),
    signal,
  });
  if (!response.ok) throw refusal(response, await response.json());
  return response;
}

/** @throws PersonaForgeError VALIDATION_FAILED for a key that no header can hold */
export function keyHeader(key: string | undefined): Record<string, string> {
  if (key === undefined) return {};
  if (/^[\x20-\x7e]+$/.test(key)) return { "idempotency-key": key };
  const message = "An idempotencyKey holds printable ASCII characters, at least one.";
  throw new PersonaForgeError("VALIDATION_FAILED", message);
}

/** An error of REST, or of something else that speaks JSON. */
function refusal(response: Response, answer: unknown): PersonaForgeError {
  const { code, detail, status, errors, request_id, current } = (answer ?? {}) as Partial<Problem>;
  if (code === undefined || detail === undefined || request_id === undefined) {
    return foreignAnswer(response, "The answer is not one of PersonaForge.");
  }
  return new PersonaForgeError(code, detail, {
    status,
    fieldErrors: errors,
    requestId: request_id,
    retryAfter: retryAfterOf(response.headers),
    current: current as object | undefined,
  });
}
