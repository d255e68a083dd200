import type { LinkFetch } from "./links.ts";
import type { Fetch } from "./options.ts";
import { PersonaForgeError } from "./personaForgeError.ts";

export type CheckedFetch = (...request: Parameters<LinkFetch>) => Promise<Response>;

/** A fetch whose failures say what happened: nobody answered, or something else than PersonaForge. */
export function checkedFetch(fetch: Fetch): CheckedFetch {
  return async (input, init) => {
    const { href, origin } = new URL(String(input));
    // tRPC's own type differs in allowing `signal: undefined`, which it does not send.
    const response = await fetch(href, init as RequestInit).catch((cause: unknown) => {
      throw new PersonaForgeError("NETWORK_ERROR", `PersonaForge at ${origin} does not answer.`, {
        cause,
      });
    });
    const type = response.headers.get("content-type") ?? "";
    if (/\bjson\b|^text\/event-stream\b/.test(type) || isFile(response)) return response;
    await response.body?.cancel();
    throw foreignAnswer(response, `The answer of ${origin} is not one of PersonaForge.`);
  };
}

/** What a proxy says of itself is not for saving. */
function isFile({ ok, headers }: Response): boolean {
  return ok && headers.get("content-disposition")?.startsWith("attachment") === true;
}

export function foreignAnswer(
  { status, headers }: Response,
  message: string,
  cause?: unknown,
): PersonaForgeError {
  return new PersonaForgeError("BAD_RESPONSE", `${message} Its status is ${status}.`, {
    status,
    requestId: headers.get("x-request-id") ?? undefined,
    retryAfter: retryAfterOf(headers),
    cause,
  });
}

/** Seconds; undefined also for a date, which no PersonaForge sends. */
export function retryAfterOf(headers: Headers): number | undefined {
  const seconds = Number.parseInt(headers.get("retry-after") ?? "", 10);
  return Number.isNaN(seconds) ? undefined : seconds;
}
