import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";
import { getTRPCErrorFromUnknown, getTRPCErrorShape, type TRPCError } from "@trpc/server";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import type { Context } from "../context.ts";
import { errorFacts } from "../errors.ts";
import type { AppRouter } from "../router.ts";
import { type Exchange, sendJson, streamHeaders } from "./answer.ts";
import { callProcedure } from "./callProcedure.ts";
import { MethodNotAllowed } from "./restDoor.ts";
import type { ProcedureType } from "./restRoutes.ts";
import { readInput } from "./trpcInput.ts";

export interface TrpcDoor {
  router: AppRouter;
  /** Whether a procedure is a query, a mutation or a subscription, by its name. */
  types: ReadonlyMap<string, ProcedureType>;
  contextOf(exchange: Exchange): Context;
  onError(error: unknown, exchange: Exchange, path: string): void;
}

/**
 * tRPC over node:http without the web Request and Response that the stock adapter builds for a call.
 * Streams go through the stock one, which knows how.
 */
export async function handleTrpc(
  door: TrpcDoor,
  exchange: Exchange,
  procedures: string,
): Promise<void> {
  const paths = procedures.split(",");
  if (paths.length > limits.batch) throw tooManyCalls();
  const { request, method } = exchange;
  if (!/^(GET|HEAD|POST)$/.test(method)) throw otherMethod(exchange, ["GET", "POST"]);
  const { isBatch, input, inputs } = await readInput(exchange, paths.length);
  const streams = request.headers["trpc-accept"] !== undefined;
  if (streams || isSubscription(door, exchange, procedures))
    return stream(door, exchange, { procedures, input });

  const context = door.contextOf(exchange);
  const calls = (isBatch ? paths : [procedures]).map((path, index) =>
    call({ door, exchange, context }, path, inputs[index]),
  );
  const answers = await Promise.all(calls);
  const statuses = new Set(answers.map(({ status }) => status));
  const [status = 200] = statuses;
  sendJson(exchange, {
    status: statuses.size === 1 ? status : 207,
    body: isBatch ? `[${answers.map(({ body }) => body).join(",")}]` : (answers[0]?.body ?? ""),
    ...(method === "POST" && { headers: { "cache-control": "no-store" } }),
  });
}

function isSubscription({ types }: TrpcDoor, exchange: Exchange, procedure: string): boolean {
  const { method, request } = exchange;
  const wantsEvents = request.headers.accept?.includes("text/event-stream") === true;
  return method === "GET" && wantsEvents && types.get(procedure) === "subscription";
}

function tooManyCalls(): DomainError {
  return new DomainError(
    "PAYLOAD_TOO_LARGE",
    `A batch holds at most ${limits.batch} calls; send the rest in another one.`,
  );
}

interface Call {
  door: TrpcDoor;
  exchange: Exchange;
  context: Context;
}

async function call(
  { door, exchange, context }: Call,
  path: string,
  input: unknown,
): Promise<{ status: number; body: string }> {
  const type = exchange.method === "POST" ? "mutation" : "query";
  try {
    refuseOtherType({ door, exchange, context }, path, type);
    const data = await callProcedure(door.router, context, { path, type, input });
    if (isStream(data)) throw needsStream();
    return { status: 200, body: JSON.stringify({ result: { data } }) };
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    door.onError(error, exchange, path);
    return errorAnswer(door, { error, context, path });
  }
}

/** An error as it stands in a tRPC answer. */
interface ErrorShape {
  message: string;
  code: number;
  data: object;
}

/** Calls a procedure without HTTP, for pages that are rendered in this process. */
export async function callInProcess(
  door: TrpcDoor,
  context: Context,
  { path, input }: { path: string; input: unknown },
): Promise<unknown> {
  try {
    const type = door.types.get(path) ?? "query";
    if (type === "subscription") throw needsEventStream(path);
    return await callProcedure(door.router, context, { path, type, input });
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    const { body } = errorAnswer(door, { error, context, path });
    const shape = (JSON.parse(body) as { error: ErrorShape }).error;
    throw Object.assign(new Error(shape.message), shape);
  }
}

/** tRPC says that there is no such procedure when only its method is another one. */
function refuseOtherType({ door, exchange }: Call, path: string, type: string): void {
  const actual = door.types.get(path);
  if (actual === undefined || actual === type) return;
  if (actual === "subscription" && type === "query") throw needsEventStream(path);
  throw otherMethod(exchange, [actual === "mutation" ? "POST" : "GET"]);
}

/** The error goes out in tRPC's shape, and still has to say in `Allow` what would be right. */
function otherMethod({ response }: Exchange, allowed: string[]): DomainError {
  response.setHeader("allow", allowed.join(", "));
  return new MethodNotAllowed(allowed);
}

export function errorAnswer(
  { router }: Pick<TrpcDoor, "router">,
  { error, context, path }: { error: TRPCError; context: Context; path: string },
): { status: number; body: string } {
  const shape = getTRPCErrorShape({
    config: router._def._config,
    error,
    type: "unknown",
    path,
    input: undefined,
    ctx: context,
  });
  return { status: errorFacts(error).status, body: JSON.stringify({ error: shape }) };
}

function isStream(data: unknown): boolean {
  return typeof data === "object" && data !== null && Symbol.asyncIterator in data;
}

function needsStream(): DomainError {
  return new DomainError(
    "VALIDATION_FAILED",
    "This procedure streams: call it with the header trpc-accept: application/jsonl.",
  );
}

function needsEventStream(path: string): DomainError {
  return new DomainError(
    "VALIDATION_FAILED",
    `${path} is a subscription: call it by GET with the header accept: text/event-stream.`,
  );
}

async function stream(
  door: TrpcDoor,
  exchange: Exchange,
  { procedures, input }: { procedures: string; input: unknown },
): Promise<void> {
  const { request, response } = exchange;
  streamHeaders(exchange);
  await nodeHTTPRequestHandler({
    // The body was read and checked above; the adapter takes it from here.
    req: Object.assign(request, { body: input }),
    res: response,
    path: procedures,
    router: door.router,
    maxBatchSize: limits.batch,
    createContext: () => Promise.resolve(door.contextOf(exchange)),
    onError: ({ error, path }) => door.onError(error, exchange, path ?? procedures),
  });
}
