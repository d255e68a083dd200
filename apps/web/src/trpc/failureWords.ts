import { isTRPCClientError } from "@trpc/client";
import type { AppRouter } from "./appRouter.ts";

/** What went wrong, in the API's own words; a browser's words for a lost connection help nobody. */
export function failureWords(error: unknown): string {
  if (isTRPCClientError<AppRouter>(error) && !error.data) {
    return "PersonaForge does not answer. Check that it runs and that you are connected.";
  }
  return error instanceof Error ? error.message : String(error);
}
