import { initTRPC } from "@trpc/server";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { type Action, demand } from "./access/can.ts";
import type { Context } from "./context.ts";
import { formatError } from "./errors.ts";

/** Method and path under `/api/v1`, and the words of the OpenAPI document. */
interface RestMeta {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  path: `/${string}`;
  tags: string[];
  summary: string;
}

export interface CacheMeta {
  /** Seconds in which the answer counts as new. */
  fresh: number;
  /** Seconds after that in which the old answer may be used while a new one is fetched. */
  stale: number;
  /** The strong ETag of an answer. */
  tag(answer: unknown): string;
}

export interface Meta extends Record<string, unknown> {
  /** What the caller must be allowed to do. Every procedure has one; the start fails without. */
  permission?: Action;
  /** Where the procedure stands under `/api/v1`. */
  openapi?: RestMeta;
  /** The status REST answers with: 201 where something is made, 204 where nothing is left to say. */
  status?: 200 | 201 | 204;
  /** With 201, where on REST that is which was made; its parts are fields of the answer. */
  location?: `/${string}`;
  /** For a query that programs fetch again and again: how long its answer may be used unasked. */
  cache?: CacheMeta;
  /** Whether the answer holds a secret that is shown once: an Idempotency-Key does not repeat it. */
  secret?: boolean;
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    // Proxies close what is silent for 60 s; one ping may be lost before the client calls again.
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
    errorFormatter: ({ shape, error, ctx }) => {
      const formatted = formatError(shape, error, ctx?.requestId ?? "");
      // By the number, a client that subscribes knows whether to try again.
      return { ...formatted, code: TRPC_ERROR_CODES_BY_KEY[formatted.data.code] };
    },
  });

export const router = t.router;

/** The only way to begin a procedure: with the permission it needs. */
export function permitted(permission: Action) {
  return t.procedure.meta({ permission }).use(({ ctx, next }) => {
    demand(ctx.principal, permission);
    return next();
  });
}
