import type { ErrorCode } from "@personaforge/contract/errors";
import { isTRPCClientError } from "@trpc/client";
import type { AppRouter } from "#trpc/appRouter.ts";

/** Why there is no reply, in a sentence that also says what to do. */
export type ReplyFailure = {
  message: string;
  code: string | null;
  requestId: string | undefined;
  /** Seconds to wait before sending again makes sense. */
  retryAfter: number | null;
};

const lost =
  "The connection to PersonaForge was lost. Check that it is still running, then send the message again.";

export function replyFailureOf(error: unknown): ReplyFailure {
  const data = isTRPCClientError<AppRouter>(error) ? error.data : null;
  if (!(error instanceof Error) || data === null || data === undefined) {
    return { message: lost, code: null, requestId: undefined, retryAfter: null };
  }
  const { appCode, requestId, retryAfter } = data;
  return { message: error.message, code: appCode, requestId, retryAfter: retryAfter ?? null };
}

// The stored turn keeps only the code: the exact sentence of that day is in the server's log.
const sentences: Partial<Record<ErrorCode, string>> = {
  CONTEXT_TOO_LONG:
    "The conversation was longer than the model can read. Start a new one, or choose a model with a larger context.",
  LLM_AUTH_FAILED:
    "The model server did not accept the key. Correct OPENAI_API_KEY and start PersonaForge again.",
  LLM_NOT_CONFIGURED:
    "The model server asked for a key. Set OPENAI_API_KEY and start PersonaForge again.",
  LLM_MODEL_NOT_FOUND:
    "The model server has no model by that name. Check OPENAI_MODEL and OPENAI_BASE_URL.",
  LLM_RATE_LIMITED: "The model server had too many requests. Send the message again.",
  LLM_TIMEOUT: "The model took too long. Send the message again, or choose a faster model.",
  LLM_BAD_RESPONSE: "The model server ended the reply in a broken way. Send the message again.",
  LLM_UPSTREAM_ERROR: "The model server had a problem of its own. Send the message again.",
  QUOTA_EXCEEDED:
    "The account at the model server had no credit left. Add credit, or use another key.",
};

/** The failure of a reply that was stored earlier. */
export function storedFailure(code: string | null): ReplyFailure {
  const known = Object.entries(sentences).find(([name]) => name === code)?.[1];
  const message = known ?? "The reply failed. Send the message again.";
  return { message, code, requestId: undefined, retryAfter: null };
}
