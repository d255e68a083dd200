import { errorCodeOf } from "#trpc/queryClient.ts";

/**
 * Reads what a page needs. Answers the server's sentence when the reader's role does not open the
 * page, else null: every other failure is said by the part of the page that lacks its data.
 */
export async function refusalOf(...reads: Promise<unknown>[]): Promise<string | null> {
  const results = await Promise.allSettled(reads);
  for (const result of results) {
    if (result.status === "fulfilled" || errorCodeOf(result.reason) !== "FORBIDDEN") continue;
    return result.reason instanceof Error ? result.reason.message : null;
  }
  return null;
}
