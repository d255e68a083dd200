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
  const { appCode, fieldErrors } = error.data;
  return { code: appCode, fieldErrors };
}

/** What keeps a prompt from being compiled exactly, or at all, and the field that would help. */
export function promptFailureOf(error: unknown): PromptFailure {
  const refusal = refusalOf(error);
  const tooLong = refusal?.code === "CONTEXT_TOO_LONG";
  return { message: failureWords(error), tooLong, path: refusal?.fieldErrors[0]?.path ?? null };
}
