"use client";

import type { TRPCClientErrorLike } from "@trpc/client";
import type { AppRouter } from "#trpc/appRouter.ts";
import { failureWords } from "#trpc/failureWords.ts";
import { errorCodeOf } from "#trpc/queryClient.ts";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { NotAllowed } from "./NotAllowed.tsx";

/** Why a list is not there: a role that is too low is no error, and trying again would not help. */
export function ListProblem({
  what,
  error,
  onRetry,
}: {
  /** `The sessions`: what could not be read. */
  what: string;
  error: TRPCClientErrorLike<AppRouter>;
  onRetry: () => void;
}) {
  if (errorCodeOf(error) === "FORBIDDEN") return <NotAllowed message={error.message} />;
  return (
    <ErrorNote
      title={`${what} could not be read`}
      message={failureWords(error)}
      requestId={error.data?.requestId}
      onRetry={onRetry}
    />
  );
}
