import { isTRPCClientError } from "@trpc/client";
import type { AppRouter } from "#trpc/appRouter.ts";
import { failureWords } from "#trpc/failureWords.ts";
import type { PromptFailure } from "./livePrompt.ts";

type Refusal = { code: string; fieldErrors: readonly { path: string }[] };

/** The compiler in this browser throws what the server would answer with. */
function isDomainError(error: unknown): error is Error & Refusal {
  return error instanceof Error && error.name === "DomainError" && "fieldErrors" in error;
}

function refusalOf(error: unknown): Refusal | null {
  if (isDomainError(error)) return error;
  if (!isTRPCClientError<AppRouter>(error) || !error.data) return null;
  const { appCode, httpStatus, fieldErrors } = error.data;
  // A busy or failing server says nothing about the prompt.
  const isPassing = httpStatus >= 500 || httpStatus === 429 || httpStatus === 409;
  return isPassing ? null : { code: appCode, fieldErrors };
}

/** What keeps a prompt from being compiled, and the field that would help. */
export function promptFailureOf(error: unknown): PromptFailure {
  const message = failureWords(error);
  const refusal = refusalOf(error);
  if (refusal === null) return { kind: "unreachable", message, tooLong: false, path: null };
  const path = refusal.fieldErrors[0]?.path ?? null;
  return { kind: "refused", message, tooLong: refusal.code === "CONTEXT_TOO_LONG", path };
}
