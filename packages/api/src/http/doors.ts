import { DomainError } from "@personaforge/contract/errors";
import { type Exchange, sendJson } from "./answer.ts";
import { handleMessages, messagesPath } from "./messages.ts";
import { decodeComponent } from "./query.ts";
import { handleRest, MethodNotAllowed, type RestDoor } from "./restDoor.ts";
import { requestKind } from "../rateLimits/admit.ts";
import { uploadWeight } from "../rateLimits/uploadWeight.ts";
import type { RequestKind } from "../rateLimits/requestRules.ts";
import {
  exportOnePath,
  handleExportOne,
  handlePublicCard,
  publicCardPath,
} from "../cards/exportDoor.ts";
import { handleExportMany } from "../cards/exportZipDoor.ts";
import { handleImport, importPath } from "../cards/importDoor.ts";
import { handleExport } from "../exports/exportsDoor.ts";
import { avatarPath, handleAvatar } from "../pictures/avatarDoor.ts";
import { handleMedia, mediaPath } from "../pictures/mediaDoor.ts";
import { handleEvents } from "../imports/eventsDoor.ts";
import { filesPath, handleFiles, handleImports, handleReport } from "../imports/importsDoor.ts";
import { handleTrpc, type TrpcDoor } from "./trpcDoor.ts";

/** What stands behind the API's addresses. */
export interface Doors {
  trpc: TrpcDoor;
  rest: RestDoor;
  /** The OpenAPI document as JSON. */
  openApi: string;
  readiness(): Promise<{ ready: boolean; database: string; draining: boolean }>;
}

const onlyRead = new Set(["/openapi.json", "/healthz", "/readyz"]);

/** Whether the API answers; everything else is the web app's. */
export function isForApi(exchange: Exchange): boolean {
  const { path } = exchange;
  const isOwn = path === "/api" || path.startsWith("/api/") || onlyRead.has(path);
  return isOwn || publicCardPath.test(path) || isLiteral(exchange);
}

/** Whether the answer is the same for everybody and costs nothing. */
export function isOpen(path: string): boolean {
  return onlyRead.has(path);
}

/** What a request counts for: its calls, and what the weightiest of them does. */
export function weightOf(
  exchange: Exchange,
  { trpc }: Doors,
): { kind: RequestKind; calls: number } {
  const { path, method, request } = exchange;
  if (path.startsWith("/api/trpc/")) {
    const names = decodeComponent(path.slice("/api/trpc/".length)).split(",");
    return { kind: requestKind(names, trpc.types), calls: names.length };
  }
  const rest = path.replace(/^\/api\/v1/, "");
  if (messagesPath.test(rest)) return { kind: "chat", calls: 1 };
  if (mediaPath.test(rest)) return { kind: "media", calls: 1 };
  // A picture that is decoded takes a hundred times as long as a change.
  if (rest === importPath || avatarPath.test(rest)) return { kind: "write", calls: 2 };
  if (method === "POST" && filesPath.test(rest)) {
    return { kind: "write", calls: uploadWeight(request) };
  }
  return { kind: method === "GET" || method === "HEAD" ? "read" : "write", calls: 1 };
}

/** Answers what is the API's. */
export async function answer(doors: Doors, exchange: Exchange): Promise<void> {
  const { path, method } = exchange;
  if (path.startsWith("/api/trpc/")) {
    const procedures = decodeComponent(path.slice("/api/trpc/".length));
    await handleTrpc(doors.trpc, exchange, procedures);
  } else if (path.startsWith("/api/v1/")) {
    await answerRest(doors.rest, exchange, path.slice("/api/v1".length));
  } else if (isLiteral(exchange)) await answerRest(doors.rest, exchange, path);
  else if (publicCardPath.test(path)) await handlePublicCard(doors.rest, exchange);
  else if (onlyRead.has(path) && method !== "GET" && method !== "HEAD") {
    throw new MethodNotAllowed(["GET"]);
  } else if (path === "/openapi.json") sendJson(exchange, { status: 200, body: doors.openApi });
  else if (path === "/healthz") sendJson(exchange, { status: 200, body: '{"status":"ok"}' });
  else if (path === "/readyz") await sendReadiness(doors, exchange);
  else throw new DomainError("NOT_FOUND", `There is no ${method} ${path}.`);
}

type Handle = (door: RestDoor, exchange: Exchange, part: string) => Promise<void>;

/** What stands beside the procedures, as it takes or gives something else than one JSON. */
const besides: readonly (readonly [path: RegExp, handle: Handle])[] = [
  [/^\/export$/, handleExport],
  [messagesPath, answerMessage],
  [/^\/characters\/export$/, handleExportMany],
  [exportOnePath, handleExportOne],
  [/^\/imports$/, handleImports],
  [/^\/imports\/([^/]+)\/files$/, handleFiles],
  [/^\/imports\/([^/]+)\/report$/, handleReport],
  [/^\/imports\/([^/]+)\/events$/, handleEvents],
  [new RegExp(`^${importPath}$`), handleImport],
  [avatarPath, handleAvatar],
  [mediaPath, handleMedia],
];

async function answerRest(door: RestDoor, exchange: Exchange, path: string): Promise<void> {
  for (const [pattern, handle] of besides) {
    const found = pattern.exec(path);
    if (found !== null) return handle(door, exchange, decodeComponent(found[1] ?? ""));
  }
  await handleRest(door, exchange, path);
}

async function answerMessage(door: RestDoor, exchange: Exchange, id: string): Promise<void> {
  if (exchange.method !== "POST") throw new MethodNotAllowed(["POST"]);
  await handleMessages(door, exchange, id);
}

async function sendReadiness(doors: Doors, exchange: Exchange): Promise<void> {
  const { ready, ...facts } = await doors.readiness();
  const body = JSON.stringify({ status: ready ? "ok" : "unavailable", ...facts });
  sendJson(exchange, { status: ready ? 200 : 503, body });
}

/** `/characters` is also a page of the web app to whoever asks for HTML. */
function isLiteral({ path, method, request }: Exchange): boolean {
  if (path !== "/characters" && !path.startsWith("/characters/")) return false;
  return method !== "GET" || request.headers.accept?.includes("text/html") !== true;
}
