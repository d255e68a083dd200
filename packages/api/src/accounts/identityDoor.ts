import type { IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "@personaforge/contract/errors";
import { invalidInput } from "../errors.ts";
import type { Exchange } from "../http/answer.ts";
import { readObject } from "../http/body.ts";
import { addressHeader, type Auth } from "./identityAuth.ts";
import { requestIdHeader } from "./identityAudit.ts";
import { resign } from "./identityCookies.ts";
import { callbackPath, type Endpoint } from "./identityEndpoints.ts";
import type { IdentityOptions } from "./identityOptions.ts";
import { withHash } from "./identityPasswords.ts";
import { admit, setupHeader } from "./setup.ts";

export const mountedAt = "/api/auth";

/** Bytes of one body under `/api/auth`. */
const mostBytes = 65_536;

export interface Door {
  auth: Auth;
  options: IdentityOptions;
  endpoints: Readonly<Record<string, Endpoint>>;
  /** Ids of the providers that are offered. */
  providers: readonly string[];
}

/** What leaves the server. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
  cookies: string[];
  /** Where a provider's visitor goes on. */
  location?: string;
}

/**
 * Lets through what is listed, checked and counted, and hands it to better-auth as a request of our
 * own making: of the caller's headers only these pass that identity needs.
 */
export async function answer(door: Door, exchange: Exchange): Promise<Answer> {
  const { request } = exchange;
  const [path, query] = splitUrl(request.url ?? "/");
  if (path.startsWith(callbackPath)) return callback(door, exchange, { path, query });
  const endpoint = Object.hasOwn(door.endpoints, path) ? door.endpoints[path] : undefined;
  if (endpoint === undefined)
    throw new DomainError("NOT_FOUND", "There is nothing at this address.");
  if (request.method !== "POST") {
    throw new DomainError("METHOD_NOT_ALLOWED", `${mountedAt}${path} is called by POST.`);
  }
  const begun = performance.now();
  const sent = await readBody(request, endpoint);
  const email = typeof sent["email"] === "string" ? sent["email"] : null;
  await door.options.beforeAttempt?.(path, { email, request });
  const work = () => pass(door, exchange, callOf(path, endpoint, sent));
  const response = await (path === "/sign-up/email"
    ? signUp(door, exchange, { sent, work })
    : work());
  const answered = await read(response, endpoint, door.options.mail !== null);
  const { atLeast = 0, refusalAtLeast = 0 } = endpoint;
  const whole = answered.status === 200 ? atLeast : Math.max(atLeast, refusalAtLeast);
  const left = whole - (performance.now() - begun);
  if (left > 0) await sleep(left);
  return answered;
}

interface SignUp {
  sent: Record<string, unknown>;
  work(): Promise<Response>;
}

async function signUp(
  { options }: Door,
  { request }: Exchange,
  { sent, work }: SignUp,
): Promise<Response> {
  const email = String(sent["email"]);
  await admit(options.database, options, { email, token: setupToken(request) });
  return withHash(String(sent["password"]), work);
}

async function callback(
  door: Door,
  exchange: Exchange,
  { path, query }: { path: string; query: string },
): Promise<Answer> {
  const { request } = exchange;
  const provider = path.slice(callbackPath.length);
  if (!door.providers.includes(provider)) {
    throw new DomainError("NOT_FOUND", "There is nothing at this address.");
  }
  if (request.method !== "GET") {
    throw new DomainError("METHOD_NOT_ALLOWED", "A provider sends the browser back by GET.");
  }
  await door.options.beforeAttempt?.(callbackPath, { email: null, request });
  const response = await pass(door, exchange, { path: `${path}?${query}`, method: "GET" });
  const location = response.headers.get("location");
  if (location === null) return read(response, undefined, false);
  return { status: 302, body: {}, cookies: response.headers.getSetCookie(), location };
}

interface Call {
  path: string;
  method: "GET" | "POST";
  body?: string;
}

function callOf(path: string, { byQuery }: Endpoint, body: Record<string, unknown>): Call {
  if (byQuery !== true) return { path, method: "POST", body: JSON.stringify(body) };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) query.set(name, String(value));
  return { path: `${path}?${query.toString()}`, method: "GET" };
}

async function pass({ auth, options }: Door, { request, requestId }: Exchange, call: Call) {
  const { path, ...init } = call;
  const headers = headersFor(options, request);
  headers.set(requestIdHeader, requestId);
  const url = `${new URL(options.publicUrl).origin}${mountedAt}${path}`;
  return auth.handler(new Request(url, { ...init, headers }));
}

const passing = [
  "cookie",
  "origin",
  "referer",
  "sec-fetch-site",
  "sec-fetch-mode",
  "sec-fetch-dest",
  "user-agent",
  setupHeader,
];

/** The headers that better-auth may see. */
export function headersFor(options: IdentityOptions, request: IncomingMessage): Headers {
  const headers = new Headers({ "content-type": "application/json" });
  for (const name of passing) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value.slice(0, 8_000));
  }
  const { cookie } = request.headers;
  if (cookie !== undefined) headers.set("cookie", resign(cookie, options.secrets));
  const address = options.addressOf?.(request) ?? request.socket.remoteAddress;
  if (address !== undefined) headers.set(addressHeader, address);
  return headers;
}

function setupToken({ headers }: IncomingMessage): string | null {
  const token = headers[setupHeader];
  return typeof token === "string" ? token : null;
}

function splitUrl(url: string): [string, string] {
  const mark = url.indexOf("?");
  const [path, query] = mark === -1 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
  return [path.startsWith(mountedAt) ? path.slice(mountedAt.length) : "", query];
}

async function readBody(request: IncomingMessage, { body }: Endpoint) {
  if (Number(request.headers["content-length"] ?? 0) > mostBytes) throw tooLarge();
  const sent = await readObject(request);
  if (JSON.stringify(sent).length > mostBytes) throw tooLarge();
  const parsed = body.safeParse(sent);
  if (parsed.success) return parsed.data;
  const { message, fieldErrors } = invalidInput(parsed.error);
  throw new DomainError("VALIDATION_FAILED", message, { fieldErrors });
}

function tooLarge(): DomainError {
  return new DomainError("PAYLOAD_TOO_LARGE", "The body is larger than 64 kB.");
}

async function read(
  response: Response,
  endpoint: Endpoint | undefined,
  mail: boolean,
): Promise<Answer> {
  const body = parsed(await response.text());
  const cookies = response.headers.getSetCookie();
  if (response.ok) return { status: 200, body: endpoint?.answer(body, { mail }) ?? {}, cookies };
  const { code, message } = body;
  return {
    status: response.status,
    body: {
      code: typeof code === "string" ? code : "REFUSED",
      message: typeof message === "string" ? message : "This was refused.",
    },
    cookies,
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Sends it; `no-store`, since every answer here is about one person. */
export function send(
  { response, requestId }: Exchange,
  { status, body, cookies, location }: Answer,
): void {
  if (response.headersSent || response.destroyed) return;
  const text = location === undefined ? JSON.stringify(body) : "";
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  response.writeHead(status, {
    "x-request-id": requestId,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "content-length": Buffer.byteLength(text),
    ...(location === undefined ? { "content-type": "application/json" } : { location }),
  });
  response.end(text);
}
