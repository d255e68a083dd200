import { isTRPCClientError } from "@trpc/client";
import { foreignAnswer } from "./checkedFetch.ts";
import { PersonaForgeError } from "./personaForgeError.ts";
import type { AppRouter } from "./router.ts";

/** Turns whatever tRPC or the network threw into the one error of this client. */
export function toPersonaForgeError(thrown: unknown): PersonaForgeError {
  if (thrown instanceof PersonaForgeError) return thrown;
  if (!isTRPCClientError<AppRouter>(thrown)) return brokenAnswer(thrown);
  const { data, message, cause, meta } = thrown;
  if (typeof data?.appCode === "string") {
    return new PersonaForgeError(data.appCode, message, {
      status: data.httpStatus,
      fieldErrors: data.fieldErrors,
      requestId: data.requestId,
      retryAfter: data.retryAfter,
      current: data.current,
      cause: thrown,
    });
  }
  const response = meta?.["response"];
  // It was read to its end, and is JSON of something else.
  if (response instanceof Response) return foreignAnswer(response, foreign, thrown);
  return toPersonaForgeError(cause ?? new Error(message));
}

const foreign = "The answer is not one of PersonaForge.";

/** No request was made, or its answer is not what it said it is, or was cut. */
function brokenAnswer(cause: unknown): PersonaForgeError {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  if (message === "Input is too big for a single dispatch") {
    const sentence = "This query is too long to be sent as an address.";
    return new PersonaForgeError("PAYLOAD_TOO_LARGE", sentence, { cause });
  }
  // tRPC ends with AbortError when an answer holds neither a result nor an error.
  if (name === "SyntaxError" || name === "AbortError") {
    return new PersonaForgeError("BAD_RESPONSE", foreign, { cause });
  }
  return new PersonaForgeError("NETWORK_ERROR", "The connection to PersonaForge broke.", { cause });
}
