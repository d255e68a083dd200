import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database } from "@personaforge/db/database";
import { isMigrated } from "@personaforge/db/migrate";
import type { ChatProvider } from "@personaforge/llm/provider";
import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { Logger } from "pino";
import { OpenStreams } from "./access/openStreams.ts";
import type { Access } from "./access/openAccess.ts";
import { anonymous, type Principal } from "./access/principal.ts";
import { ticketHeader, Tickets } from "./access/tickets.ts";
import type { Mailer } from "./accounts/mail.ts";
import type { Context, Services } from "./context.ts";
import { OpenReplies } from "./conversations/openReplies.ts";
import { createCardWriter } from "./cards/exportThread.ts";
import type { Feed } from "./changes/feed.ts";
import { createCardReader } from "./cards/cardReader.ts";
import { createDiffPool } from "./diff/diffPool.ts";
import { errorFacts } from "./errors.ts";
import { type Exchange, exchangeOf, sendJson, sendProblem } from "./http/answer.ts";
import { admitOrigin, allowOrigin, sendPreflight } from "./http/cors.ts";
import { answer, type Doors, isForApi, isOpen, weightOf } from "./http/doors.ts";
import { guard, type HostPolicy, originRejected } from "./http/gate.ts";
import { ImportRunner } from "./imports/importRunner.ts";
import { workOn } from "./imports/importWork.ts";
import type { ListedHosts } from "./links/linkRules.ts";
import { Links } from "./links/links.ts";
import { openApiDocument } from "./http/openapi.ts";
import { MethodNotAllowed } from "./http/restDoor.ts";
import { proceduresOf, RestRoutes } from "./http/restRoutes.ts";
import { callInProcess, errorAnswer } from "./http/trpcDoor.ts";
import { demandPermissions } from "./permissions.ts";
import { admit } from "./rateLimits/admit.ts";
import type { TokenPolicy } from "./rateLimits/tokenBudget.service.ts";
import type { Keyring } from "./secrets/keyring.ts";
import { createPromptMaker } from "./prompts/promptMaker.ts";
import { createRouter } from "./router.ts";

export interface ApiOptions {
  db: Database;
  /** Of the same database, for the queue of imports. */
  databaseUrl: string;
  provider: ChatProvider;
  log: Logger;
  hosts: HostPolicy;
  auth: "local" | "accounts";
  /** Shared with whatever else changes characters in this process. */
  feed: Feed;
  access: Access;
  keyring: Keyring;
  /** The origin people type. */
  publicUrl: string;
  /** Null where no mail is sent. */
  mailer: Mailer | null;
  /** What may be asked of models in a day. */
  tokens: TokenPolicy;
  /** Bytes of files that one workspace may keep; without it, as many as there is room for. */
  storageBytes?: number | null;
  /** From where links are fetched; null: from every public server. */
  importHosts: ListedHosts;
}

export interface Api {
  /**
   * Answers what is the API's, and every request from a foreign page. False leaves it to the web
   * app, with a ticket in the request's headers by which the page calls procedures for its reader.
   */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Calls a procedure in this process for the reader of a page; throws the error in its tRPC shape. */
  call(path: string, input: unknown, ticket?: string): Promise<unknown>;
  /**
   * Has imports go on that were under way when a process ended, if nobody heard of them for so many
   * seconds. Returns how many.
   */
  resume(silentFor: number): Promise<number>;
  /** From now on `/readyz` says no. Open replies get `graceMs` to finish, then they are stopped. */
  drain(graceMs: number): Promise<void>;
}

/** Everything under one port but the pages: tRPC, REST, OpenAPI and health. */
export function createApi(options: ApiOptions): Api {
  const { db, provider, log, auth, feed, keyring, publicUrl, mailer, tokens } = options;
  const { identity, limits, forgetCallers } = options.access;
  const replies = new OpenReplies();
  const state = { draining: false };
  const threads = openThreads(log);
  const imports = new ImportRunner({
    ...{ db, log, databaseUrl: options.databaseUrl },
    work: (id, signal) => workOn(services, id, signal),
  });
  const links = new Links({ listed: options.importHosts });
  const services: Services = {
    ...{ db, provider, log, auth, feed, imports, links, ...threads },
    ...{ identity, limits, forgetCallers, keyring, publicUrl, mailer, tokens },
    storageBytes: options.storageBytes ?? null,
  };
  const doors = openDoors({ services, replies, state });
  const tickets = new Tickets();
  const entrance = {
    options,
    doors,
    tickets,
    streams: new OpenStreams((request) => options.access.identify(request)),
  };
  return {
    handle: async (request, response) => {
      const exchange = exchangeOf(request, response);
      try {
        return await enter(entrance, exchange);
      } catch (cause) {
        doors.trpc.onError(cause, exchange, exchange.path);
        refuse(doors, exchange, cause);
        return true;
      }
    },
    call: async (path, input, ticket) => {
      const principal = await tickets.readerOf(ticket);
      const context: Context = { requestId: randomUUID(), principal, door: "editor" };
      return callInProcess(doors.trpc, context, { path, input });
    },
    resume: (silentFor) => imports.resume(silentFor),
    drain: async (graceMs) => {
      state.draining = true;
      feed.close();
      await Promise.all([replies.drain(graceMs), imports.stop(), links.drain(graceMs)]);
      await Promise.all(Object.values(threads).map((thread) => thread.close()));
      await options.access.close();
    },
  };
}

/** What takes long for one request, so that others need not wait. */
function openThreads(log: Logger): Pick<Services, "differ" | "cards" | "cardWriter" | "prompts"> {
  const tell = (message: string) => (err: unknown) => log.warn({ err }, message);
  return {
    differ: createDiffPool({ onFailure: tell("a diff was answered coarsely") }),
    cards: createCardReader({ onFailure: tell("the thread that reads cards ended") }),
    cardWriter: createCardWriter({ onFailure: tell("the thread that writes cards ended") }),
    prompts: createPromptMaker({ onFailure: tell("the thread that makes prompts ended") }),
  };
}

interface Entrance {
  options: ApiOptions;
  doors: Doors;
  tickets: Tickets;
  streams: OpenStreams;
}

/** In the order of what it costs: where the request comes from, who sends it, what it wants. */
async function enter(entrance: Entrance, exchange: Exchange): Promise<boolean> {
  const { doors, streams } = entrance;
  const { access, hosts } = entrance.options;
  const { request, response, method, path } = exchange;
  const foreign = guard(request, hosts);
  if (foreign !== null && method === "OPTIONS") {
    sendPreflight(exchange, foreign, await access.namesOrigin(foreign));
    return true;
  }
  if (!isForApi(exchange)) {
    await receive(entrance, exchange);
    return false;
  }
  if (access.identity !== null && path.startsWith("/api/auth/")) {
    if (foreign !== null) throw originRejected();
    await access.identity.handle(request, response);
    return true;
  }
  if (isOpen(path)) {
    await answer(doors, exchange);
    return true;
  }
  const principal = await identify(access, exchange, foreign);
  admitOrigin(response, foreign, principal);
  access.greet(exchange, principal);
  const counted = { ...weightOf(exchange, doors), address: access.addressOf(request) };
  await admit(access.limits, { caller: principal, response, ...counted });
  const onStream = () => streams.add({ request, response, principal });
  await answer(doors, { ...exchange, principal, onStream });
  return true;
}

/** A page of another site may read why its key is refused, if any key names it. */
async function identify(
  access: Access,
  { request, response }: Exchange,
  foreign: string | null,
): Promise<Principal> {
  try {
    return await access.identify(request);
  } catch (error) {
    if (foreign !== null && (await access.namesOrigin(foreign))) allowOrigin(response, foreign);
    throw error;
  }
}

/** Lets a reader in to a page. What the page is made of, such as scripts, is everybody's. */
async function receive({ options, tickets }: Entrance, exchange: Exchange): Promise<void> {
  const { request, response, path } = exchange;
  delete request.headers[ticketHeader];
  if (path.startsWith("/_next/")) return;
  const { access } = options;
  const reader = access.identify(request);
  tickets.issue(request, response, reader);
  // A page tells its reader why they could not be found out.
  const caller = await reader.catch(() => anonymous);
  access.greet(exchange, caller);
  const address = access.addressOf(request);
  await admit(access.limits, { caller, response, kind: "page", calls: 1, address });
}

interface Inside {
  services: Services;
  replies: OpenReplies;
  state: { draining: boolean };
}

function openDoors({ services, replies, state }: Inside): Doors {
  const router = createRouter(services, replies);
  demandPermissions(router);
  const types = new Map(proceduresOf(router).map(([name, { type }]) => [name, type]));
  const contextOf = ({ request, requestId, principal }: Exchange): Context => ({
    requestId,
    principal,
    door: request.headers["sec-fetch-site"] === "same-origin" ? "editor" : "api",
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
