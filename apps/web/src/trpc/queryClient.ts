// Only the type: the module itself would bring zod to every page.
import type { ErrorCode } from "@personaforge/contract/errors";
import { QueryClient } from "@tanstack/react-query";
import { isTRPCClientError } from "@trpc/client";
import type { AppRouter } from "./appRouter.ts";

/** A refusal stays a refusal: only a lost connection or a busy server is worth asking again. */
function mayRetry(failures: number, error: Error): boolean {
  if (failures >= 2 || !isTRPCClientError<AppRouter>(error)) return false;
  const data = error.data;
  return data === null || data === undefined || data.httpStatus >= 500;
}

export function errorCodeOf(error: unknown): ErrorCode | undefined {
  return isTRPCClientError<AppRouter>(error) ? error.data?.appCode : undefined;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Longer than hydration takes, or the browser would repeat what the server just rendered.
        staleTime: 20_000,
        retry: mayRetry,
      },
    },
  });
}

let kept: QueryClient | undefined;

/**
 * In the browser one client as long as the document lives: a visit to a public page, which has no
 * providers, and back again finds the library as it was.
 */
export function queryClientOfDocument(): QueryClient {
  if (typeof window === "undefined") return createQueryClient();
  kept ??= createQueryClient();
  return kept;
}
