import { notFound, redirect } from "next/navigation";
import { signInPath } from "#features/auth/sitePath.ts";
import { pagePath } from "./pagePath.ts";
import { errorCodeOf } from "./queryClient.ts";

/**
 * Ends in the not-found page when the address names nothing that the reader may see, and at the
 * sign-in of a reader who is nobody yet.
 */
export async function orNotFound(error: unknown): Promise<never> {
  const code = errorCodeOf(error);
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") notFound();
  if (code === "UNAUTHENTICATED") redirect(signInPath(await pagePath()));
  throw error;
}
