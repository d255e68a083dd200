import type { Problem } from "@personaforge/contract/errors";
import { foreignAnswer, retryAfterOf } from "./checkedFetch.ts";
import { PersonaForgeError } from "./personaForgeError.ts";
import type { Connection } from "./subscription.ts";

/** Where REST has what makes something: of the two doors it is the one that knows Idempotency-Key. */
export const restPaths = {
  "characters.create": "/characters",
  "gallery.fork": "/gallery/characters/{id}/fork",
  "versions.save": "/characters/{id}/versions",
  "versions.restore": "/characters/{id}/versions/{number}/restore",
  "versions.branch": "/characters/{id}/versions/{number}/branch",
  "conversations.create": "/conversations",
  "conversations.replay": "/conversations/{id}/replay",
} as const;

export type Creation = keyof typeof restPaths;

/** Calls a procedure through REST: what its path names stands there, the rest in the body. */
export function createOnce<Output>(
  { url, headers, fetch }: Connection,
  name: Creation,
  key: string,
): (input: object, signal: AbortSignal) => Promise<Output> {
  return async (input, signal) => {
    if (!/^[\x20-\x7e]+$/.test(key)) throw unsendable();
    const rest: Record<string, unknown> = { ...input };
    const path = restPaths[name].replaceAll(/\{(\w+)\}/g, (_, field: string) => {
      const value = encodeURIComponent(String(rest[field]));
      delete rest[field];
      return value;
    });
    const response = await fetch(new URL(`v1${path}`, url).href, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(rest),
      signal,
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw refusal(response, answer);
    return answer as Output;
  };
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

function unsendable(): PersonaForgeError {
  const message = "An idempotencyKey holds printable ASCII characters, at least one.";
  return new PersonaForgeError("VALIDATION_FAILED", message);
}
