import {
  httpBatchLink,
  httpBatchStreamLink,
  httpLink,
  type HTTPLinkOptions,
  splitLink,
  type TRPCLink,
} from "@trpc/client";
import type { AppRouter } from "./appRouter.ts";
import { type Gate, sessionLink } from "./sessionLink.ts";
import { withoutDirection } from "./withoutDirection.ts";

const url = "/api/trpc";

/** In whose name a page asks. */
export interface LinkOptions {
  /** The workspace of the page, where there are accounts: another tab may be in another one. */
  workspace: string | null;
  /** Holds calls back when the session is over; without it they fail. */
  gate?: Gate;
}

type LinkFetch = NonNullable<HTTPLinkOptions<AppRouter["_def"]["_config"]["$types"]>["fetch"]>;

// Browsers send 64 KiB in all for pages that are gone: most of it is for a draft, and the rest for
// moves such as a deletion, which are some hundred bytes.
const draftBytes = 56_000;
const moveBytes = 1_000;

/** A request that goes on when the page is left, if its body is shorter than `most` bytes. */
const fetchBeyondPage =
  (most: number): LinkFetch =>
  (address, init) => {
    const isSmall = typeof init?.body === "string" && new Blob([init.body]).size < most;
    // tRPC's own type differs in allowing `signal: undefined`, which it does not send.
    return fetch(address, { ...(init as RequestInit), keepalive: isSmall });
  };

/**
 * A reply streams in a request of its own: stopping one call of a batch would not stop it on the
 * server. A draft goes alone too, and at once: a batch would wait for a tick that a page being left
 * may not have. Everything else goes in batches of up to 10, the server's limit.
 */
export function browserLinks({ workspace, gate }: LinkOptions): TRPCLink<AppRouter>[] {
  const headers: Record<string, string> = workspace === null ? {} : { "pf-workspace": workspace };
  return [
    withoutDirection(),
    ...(gate === undefined ? [] : [sessionLink(gate)]),
    splitLink({
      condition: (operation) => operation.path === "conversations.send",
      true: httpBatchStreamLink({ url, headers, maxItems: 1 }),
      false: splitLink({
        condition: (operation) => operation.path === "drafts.put",
        true: httpLink({ url, headers, fetch: fetchBeyondPage(draftBytes) }),
        false: httpBatchLink({ url, headers, maxItems: 10, fetch: fetchBeyondPage(moveBytes) }),
      }),
    }),
  ];
}
