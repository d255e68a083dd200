import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database } from "@personaforge/db/database";
import { isMigrated } from "@personaforge/db/migrate";
import type { ChatProvider } from "@personaforge/llm/provider";
import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { Logger } from "pino";
import type { Principal } from "./access/principal.ts";
import type { Context, Services } from "./context.ts";
import { OpenReplies } from "./conversations/openReplies.ts";
import type { Feed } from "./changes/feed.ts";
import { createDiffPool } from "./diff/diffPool.ts";
import { errorFacts } from "./errors.ts";
import { type Exchange, exchangeOf, sendJson, sendProblem } from "./http/answer.ts";
import { answer, type Doors } from "./http/doors.ts";
import { guard, type HostPolicy } from "./http/gate.ts";
import { openApiDocument } from "./http/openapi.ts";
import { MethodNotAllowed } from "./http/restDoor.ts";
import { proceduresOf, RestRoutes } from "./http/restRoutes.ts";
import { callInProcess, errorAnswer } from "./http/trpcDoor.ts";
import { demandPermissions } from "./permissions.ts";
import { createRouter } from "./router.ts";

export interface ApiOptions {
  db: Database;
  provider: ChatProvider;
  log: Logger;
  hosts: HostPolicy;
  auth: "local" | "accounts";
  /** Shared with whatever else changes characters in this process. */
  feed: Feed;
  /** Who sends this request. */
  principalOf(request: IncomingMessage): Principal;
}

export interface Api {
  /** Answers what is the API's, and every request from a foreign page; false leaves it to the web app. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Calls a procedure in this process; throws the error in its tRPC shape. */
  call(path: string, input: unknown, caller: { principal: Principal }): Promise<unknown>;
  /** From now on `/readyz` says no. Open replies get `graceMs` to finish, then they are stopped. */
  drain(graceMs: number): Promise<void>;
}

/** Everything under one port but the pages: tRPC, REST, OpenAPI and health. */
export function createApi(options: ApiOptions): Api {
  const { db, provider, log, auth, feed } = options;
  const replies = new OpenReplies();
  const state = { draining: false };
  const differ = createDiffPool({
    onFailure: (err) => log.warn({ err }, "a diff was answered coarsely"),
  });
  const services = { db, provider, log, auth, feed, differ };
  const doors = openDoors(options, { services, replies, state });
  return {
    handle: async (request, response) => {
      const exchange = exchangeOf(request, response);
      try {
        guard(request, options.hosts);
        return await answer(doors, exchange);
      } catch (cause) {
        doors.trpc.onError(cause, exchange, exchange.path);
        refuse(doors, exchange, cause);
        return true;
      }
    },
    call: (path, input, { principal }) => {
      const context: Context = { requestId: randomUUID(), principal, door: "editor" };
      return callInProcess(doors.trpc, context, { path, input });
    },
    drain: async (graceMs) => {
      state.draining = true;
      feed.close();
      await replies.drain(graceMs);
      await services.differ.close();
    },
  };
}

interface Inside {
  services: Services;
  replies: OpenReplies;
  state: { draining: boolean };
}

function openDoors(options: ApiOptions, { services, replies, state }: Inside): Doors {
  const router = createRouter(services, replies);
  demandPermissions(router);
  const types = new Map(proceduresOf(router).map(([name, { type }]) => [name, type]));
  const contextOf = ({ request, requestId }: Exchange): Context => ({
    requestId,
    principal: options.principalOf(request),
    door: request.headers["sec-fetch-site"] === undefined ? "api" : "editor",
  });
  const onError = (error: unknown, { requestId }: Exchange, path: string) => {
    if (errorFacts(error).status !== 500) return;
    services.log.error({ requestId, path, err: error }, "request failed");
  };
  return {
    trpc: { router, types, contextOf, onError },
    rest: { router, routes: new RestRoutes(router), services, contextOf, onError },
    openApi: JSON.stringify(openApiDocument(router)),
    readiness: async () => {
      const database = await isMigrated(services.db).then(
        (migrated) => (migrated ? "ok" : "migrations are missing"),
        () => "does not answer",
      );
      const { draining } = state;
      return { ready: database === "ok" && !draining, database, draining };
    },
  };
}

function refuse({ trpc }: Doors, exchange: Exchange, cause: unknown): void {
  if (exchange.path.startsWith("/api/trpc/")) {
    const error = getTRPCErrorFromUnknown(cause);
    const context = trpc.contextOf(exchange);
    sendJson(exchange, errorAnswer(trpc, { error, context, path: exchange.path }));
    return;
  }
  const headers = cause instanceof MethodNotAllowed ? { allow: cause.allowed.join(", ") } : {};
  sendProblem(exchange, errorFacts(cause), headers);
}
