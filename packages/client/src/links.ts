import { limits } from "@personaforge/contract/limits";
import {
  httpBatchLink,
  httpBatchStreamLink,
  type HTTPHeaders,
  httpLink,
  type HTTPLinkOptions,
  splitLink,
  type TRPCLink,
} from "@trpc/client";
import type { AppRouter } from "./router.ts";

export type LinkFetch = NonNullable<
  HTTPLinkOptions<AppRouter["_def"]["_config"]["$types"]>["fetch"]
>;

export interface LinkOptions {
  /** Where the procedures are, absolute. */
  url: string;
  headers?: HTTPHeaders;
  fetch?: LinkFetch;
}

/** Leaves room for headers in the 16 kB that Node reads, and fits the 8 kB of common proxies. */
const maxURLLength = 8_000;

/**
 * How calls go to the API.
 * - A reply streams in a request of its own: stopping one call of a batch would not stop it on the
 *   server.
 * - Writes go alone: ten long characters in one batch would be over the limit of a body.
 * - Queries of the same moment share a request.
 */
export function apiLink(options: LinkOptions): TRPCLink<AppRouter> {
  return splitLink({
    condition: ({ path }) => path === "conversations.send",
    true: httpBatchStreamLink({ ...options, maxItems: 1 }),
    false: splitLink({
      condition: ({ type }) => type === "query",
      true: httpBatchLink({ ...options, maxItems: limits.batch, maxURLLength }),
      false: httpLink(options),
    }),
  });
}
