import { httpBatchLink, httpBatchStreamLink, splitLink, type TRPCLink } from "@trpc/client";
import type { AppRouter } from "./appRouter.ts";
import { withoutDirection } from "./withoutDirection.ts";

const url = "/api/trpc";

/**
 * A reply streams in a request of its own: stopping one call of a batch would not stop it on the
 * server. Everything else goes in batches of up to 10, the server's limit.
 */
export function browserLinks(): TRPCLink<AppRouter>[] {
  return [
    withoutDirection(),
    splitLink({
      condition: (operation) => operation.path === "conversations.send",
      true: httpBatchStreamLink({ url, maxItems: 1 }),
      false: httpBatchLink({ url, maxItems: 10 }),
    }),
  ];
}
