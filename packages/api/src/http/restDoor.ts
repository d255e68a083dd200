import { createHash } from "node:crypto";
import { DomainError } from "@personaforge/contract/errors";
import type { Context, Services } from "../context.ts";
import { once } from "../idempotency/idempotency.service.ts";
import type { AppRouter } from "../router.ts";
import type { CacheMeta } from "../trpc.ts";
import { type Exchange, sendJson } from "./answer.ts";
import { readObject } from "./body.ts";
import { cacheHeaders, isKnown } from "./caching.ts";
import { callProcedure } from "./callProcedure.ts";
import { decodeComponent, parseQuery, refuseOthers } from "./query.ts";
import type { RestRoute, RestRoutes } from "./restRoutes.ts";

export interface RestDoor {
  router: AppRouter;
  routes: RestRoutes;
  services: Services;
  contextOf(exchange: Exchange): Context;
  onError(error: unknown, exchange: Exchange, path: string): void;
}

/** Answers one REST request by calling the procedure that stands at this method and path. */
export async function handleRest(door: RestDoor, exchange: Exchange, path: string): Promise<void> {
  const { route, parameters } = findRoute(door.routes, exchange, path);
  const input = await inputOf(exchange, route, parameters);
  const context = door.contextOf(exchange);
  const call = () =>
    callProcedure(door.router, context, { path: route.procedure, type: route.type, input });
  const key = exchange.request.headers["idempotency-key"];
  const keyed = exchange.method === "POST" && typeof key === "string";
  const { procedure, secret } = route;
  const data = keyed
    ? await once(
        { services: door.services, context },
        { key, route: procedure, input, secret },
        call,
      )
    : await call();
  sendData(exchange, { route, path }, data);
}

/** HEAD is answered as GET; node:http leaves the body out. */
function findRoute(routes: RestRoutes, { method }: Exchange, path: string) {
  const found = routes.find(method === "HEAD" ? "GET" : method, path);
  if (found !== null) return found;
  const allowed = routes.methodsOf(path);
  if (allowed.length === 0) throw new DomainError("NOT_FOUND", "There is nothing at this address.");
  throw new MethodNotAllowed(allowed);
}

/** A path that exists under other methods, which the answer names in `Allow`. */
export class MethodNotAllowed extends DomainError {
  readonly allowed: readonly string[];

  constructor(allowed: readonly string[]) {
    super("METHOD_NOT_ALLOWED", `This address answers to ${allowed.join(", ")}.`);
    this.allowed = allowed;
  }
}

async function inputOf(
  exchange: Exchange,
  route: RestRoute,
  parameters: Record<string, string>,
): Promise<Record<string, unknown>> {
  const query = parseQuery(exchange.query);
  if (route.type === "mutation") refuseOthers(query, new Set());
  const input =
    route.type === "query" ? queryInput(query, route) : await readObject(exchange.request);
  for (const [name, value] of Object.entries(parameters)) {
    refuseTwice(input, name);
    input[name] = converted(route, name, decodeComponent(value));
  }
  if (route.takesRevision) {
    const revision = expectedRevision(exchange.request.headers["if-match"]);
    if (revision !== undefined) input["expected_revision"] = revision;
  }
  return input;
}

/** What stands in the address stands nowhere else: two ids in one request can differ. */
export function refuseTwice(input: Readonly<Record<string, unknown>>, path: string): void {
  if (!Object.hasOwn(input, path)) return;
  const message = `The address says what ${path} is; leave it out elsewhere.`;
  throw new DomainError("VALIDATION_FAILED", message, {
    fieldErrors: [{ path, code: "duplicate", message }],
  });
}

function queryInput(query: ReadonlyMap<string, string>, route: RestRoute): Record<string, unknown> {
  // An own property also when the name is `__proto__`, so that the contract sees and refuses it.
  return Object.fromEntries(
    [...query].map(([name, value]) => [name, converted(route, name, value)]),
  );
}

/** Text of an address as the number or boolean that the contract wants; else as it is. */
function converted({ types }: RestRoute, name: string, value: string): unknown {
  const type = types.get(name);
  if (type === "number" && /^-?\d{1,15}(\.\d+)?$/.test(value)) return Number(value);
  if (type === "boolean" && /^(true|false)$/.test(value)) return value === "true";
  return value;
}

/** The revision in an `If-Match: "7"` or `"7-v3"`. A weak or foreign tag matches nothing. */
export function expectedRevision(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === "*") return undefined;
  const revision = /^"(\d{1,9})(-v\d{1,9})?"$/.exec(header.trim())?.[1];
  if (revision !== undefined) return Number(revision);
  throw new DomainError(
    "PRECONDITION_FAILED",
    "If-Match does not hold an ETag of this resource. Read it again for the current one.",
  );
}

interface Answered {
  route: RestRoute;
  path: string;
}

function sendData(exchange: Exchange, { route, path }: Answered, data: unknown): void {
  if (route.cache !== null) return sendCached(exchange, route.cache, data);
  const body = JSON.stringify(data);
  const tag = tagOf(data);
  if (route.type === "mutation") {
    const status = route.status === 201 && madeNothing(data) ? 200 : route.status;
    const root = exchange.path.slice(0, -path.length);
    const location = status === 201 ? locationOf(route, data) : null;
    return sendJson(exchange, {
      status,
      body,
      headers: {
        "cache-control": "no-store",
        ...(tag !== null && { etag: tag }),
        ...(location !== null && { location: root + location }),
      },
    });
  }
  const etag = tag ?? `W/"${createHash("sha1").update(body).digest("base64url")}"`;
  const unchanged = isKnown(exchange, etag);
  sendJson(exchange, { status: unchanged ? 304 : 200, body, headers: { etag } });
}

function sendCached(exchange: Exchange, cache: CacheMeta, data: unknown): void {
  const etag = cache.tag(data);
  const headers = cacheHeaders(exchange, { etag, ...cache });
  if (isKnown(exchange, etag)) sendJson(exchange, { status: 304, body: "", headers });
  else sendJson(exchange, { status: 200, body: JSON.stringify(data), headers });
}

function locationOf({ location }: RestRoute, data: unknown): string | null {
  if (location === null) return null;
  const parts = data as Record<string, unknown>;
  return location.replaceAll(/\{(\w+)\}/g, (_match, name: string) => String(parts[name]));
}

/** A version that would have been the same as the newest one is not made. */
function madeNothing(data: unknown): boolean {
  return (data as { created?: unknown } | null)?.created === false;
}

interface Revised {
  revision: number;
  version?: number;
  base_version?: number;
}

/**
 * The strong ETag of what has a revision, for If-Match. The version stands in it too, because a
 * label can move to another one, and an empty draft rest upon another one, at the same revision.
 */
export function tagOf(data: unknown): string | null {
  const { revision, version, base_version: base } = (data ?? {}) as Partial<Revised>;
  return revision === undefined ? null : `"${revision}-v${version ?? base}"`;
}
