import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { DomainError } from "@personaforge/contract/errors";
import type { Database } from "@personaforge/db/database";
import { isMigrated } from "@personaforge/db/migrate";
import type { ChatProvider } from "@personaforge/llm/provider";
import { callTRPCProcedure, getTRPCErrorFromUnknown } from "@trpc/server";
import type { Logger } from "pino";
import type { Principal } from "./access/principal.ts";
import type { Context, Services } from "./context.ts";
import { OpenReplies } from "./conversations/openReplies.ts";
import { errorFacts } from "./errors.ts";
import { type Exchange, sendJson, sendProblem } from "./http/answer.ts";
import { guard, type HostPolicy } from "./http/gate.ts";
import { handleMessages, messagesPath } from "./http/messages.ts";
import { openApiDocument } from "./http/openapi.ts";
import { handleRest, MethodNotAllowed, type RestDoor } from "./http/restDoor.ts";
import { proceduresOf, RestRoutes } from "./http/restRoutes.ts";
import { errorAnswer, handleTrpc, type TrpcDoor } from "./http/trpcDoor.ts";
import { demandPermissions } from "./permissions.ts";
import { createRouter } from "./router.ts";

export interface ApiOptions {
  db: Database;
  provider: ChatProvider;
  log: Logger;
  hosts: HostPolicy;
  auth: "local" | "accounts";
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
  const { db, provider, log, auth, hosts, principalOf } = options;
  const services: Services = { db, provider, log, auth };
  const replies = new OpenReplies();
  const router = createRouter(services, replies);
  demandPermissions(router);
  let draining = false;

  const contextOf = ({ request, requestId }: Exchange): Context => ({
    requestId,
    principal: principalOf(request),
    door: request.headers["sec-fetch-site"] === undefined ? "api" : "editor",
  });
  const onError = (error: unknown, { requestId }: Exchange, path: string) => {
    const { status } = errorFacts(error);
    if (status === 500) log.error({ requestId, path, err: error }, "request failed");
  };
  const types = new Map(proceduresOf(router).map(([name, { type }]) => [name, type]));
  const trpc: TrpcDoor = { router, types, contextOf, onError };
  const rest: RestDoor = { router, routes: new RestRoutes(router), services, contextOf };
  const pages = { openApi: JSON.stringify(openApiDocument(router)) };

  async function answer(exchange: Exchange): Promise<boolean> {
    const { path, method } = exchange;
    if (path.startsWith("/api/trpc/")) {
      await handleTrpc(trpc, exchange, decodeURIComponent(path.slice("/api/trpc/".length)));
    } else if (path.startsWith("/api/v1/")) await answerRest(exchange, path.slice("/api/v1".length));
    else if (isLiteral(exchange)) await answerRest(exchange, path);
    else if (path === "/openapi.json") sendJson(exchange, { status: 200, body: pages.openApi });
    else if (path === "/healthz") sendJson(exchange, { status: 200, body: '{"status":"ok"}' });
    else if (path === "/readyz") await sendReadiness(exchange);
    else if (path.startsWith("/api/")) throw new DomainError("NOT_FOUND", `There is no ${method} ${path}.`);
    else return false;
    return true;
  }

  async function answerRest(exchange: Exchange, path: string): Promise<void> {
    const conversationId = messagesPath.exec(path)?.[1];
    if (conversationId === undefined) await handleRest(rest, exchange, path);
    else if (exchange.method === "POST") await handleMessages(rest, exchange, conversationId);
    else throw new MethodNotAllowed(["POST"]);
  }

  async function sendReadiness(exchange: Exchange): Promise<void> {
    const database = await isMigrated(db).then(
      (migrated) => (migrated ? "ok" : "migrations are missing"),
      () => "does not answer",
    );
    const ready = database === "ok" && !draining;
    const body = JSON.stringify({ status: ready ? "ok" : "unavailable", database, draining });
    sendJson(exchange, { status: ready ? 200 : 503, body });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const exchange = exchangeOf(request, response);
    try {
      guard(request, hosts);
      return await answer(exchange);
    } catch (cause) {
      onError(cause, exchange, exchange.path);
      refuse(exchange, cause);
      return true;
    }
  }

  function refuse(exchange: Exchange, cause: unknown): void {
    const error = getTRPCErrorFromUnknown(cause);
    if (exchange.path.startsWith("/api/trpc/")) {
      const context = contextOf(exchange);
      const { status, body } = errorAnswer(trpc, { error, context, path: exchange.path });
      sendJson(exchange, { status, body });
      return;
    }
    const headers = cause instanceof MethodNotAllowed ? { allow: cause.allowed.join(", ") } : {};
    sendProblem(exchange, errorFacts(cause), headers);
  }

  async function call(path: string, input: unknown, { principal }: { principal: Principal }) {
    const type = types.get(path) ?? "query";
    const context: Context = { requestId: randomUUID(), principal, door: "editor" };
    const getRawInput = () => Promise.resolve(input);
    try {
      const call = { router, path, getRawInput, ctx: context, type, signal: undefined, batchIndex: 0 };
      return (await callTRPCProcedure(call)) as unknown;
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      throw (JSON.parse(errorAnswer(trpc, { error, context, path }).body) as { error: unknown }).error;
    }
  }

  return {
    handle,
    call,
    drain: async (graceMs) => {
      draining = true;
      await replies.drain(graceMs);
    },
  };
}

function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
  const [path = "/", query = ""] = splitOnce(request.url ?? "/");
  const method = request.method ?? "GET";
  return { request, response, requestId: randomUUID(), method, path, query };
}

function splitOnce(url: string): [string, string] {
  const mark = url.indexOf("?");
  return mark === -1 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
}

/** `/characters` is also a page of the web app to whoever asks for HTML. */
function isLiteral({ path, method, request }: Exchange): boolean {
  if (path !== "/characters" && !path.startsWith("/characters/")) return false;
  return method !== "GET" || request.headers.accept?.includes("text/html") !== true;
}
