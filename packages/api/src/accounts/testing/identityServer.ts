import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Database } from "@personaforge/db/database";
import { runSql } from "@personaforge/db/testing/databases";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { pino } from "pino";
import { afterAll } from "vitest";
import { errorFacts } from "../../errors.ts";
import { createIdentity, type Identity, type OpenSession } from "../identity.ts";
import type { IdentityOptions } from "../identityOptions.ts";

export const secret = "b2f7c1a95d3e48069c0d71f4e8a6235b97d0c4e1";
export const setupToken = "the-setup-token-of-this-test";
export const password = "correct horse battery";

export interface IdentityServer {
  url: string;
  db: Database;
  identity: Identity;
  /** What was logged, line by line. */
  logged: string[];
  sql(statement: string): Promise<unknown>;
  /** A browser with a cookie jar of its own. */
  browser(): Browser;
  /** Makes the first account: `owner@example.org` with {@link password}. */
  setUp(): Promise<void>;
}

export interface Browser {
  /** Cookies by name. */
  readonly cookies: Map<string, string>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  get(path: string): Promise<Reply>;
  /** What the identity makes of this browser's cookies; throws the code of an error. */
  session(): Promise<OpenSession | null>;
}

export interface Reply {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  /** As it came. */
  text: string;
}

/** Identity alone over HTTP, with a database of its own, for one test file. */
export async function identityServer(
  options: Partial<IdentityOptions> = {},
): Promise<IdentityServer> {
  const { db, url: databaseUrl } = await testDatabase();
  const logged: string[] = [];
  const state: { identity?: Identity } = {};
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    if (request.url === "/session") {
      void readSession(state.identity, request).then(
        (session) => response.end(JSON.stringify(session)),
        (error: unknown) => response.writeHead(500).end(String(errorFacts(error).code)),
      );
    } else void state.identity?.handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const publicUrl = options.publicUrl ?? url;
  const identity = createIdentity({
    database: db,
    publicUrl,
    secrets: [{ version: 1, value: secret }],
    signUp: "open",
    setupToken,
    providers: {},
    mail: null,
    log: pino({ level: "debug" }, { write: (line: string) => void logged.push(line) }),
    ...options,
  });
  state.identity = identity;
  afterAll(async () => {
    await identity.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const browser = () => openBrowser(url, publicUrl);
  const setUp = async () => {
    const body = { name: "Owner", email: "owner@example.org", password };
    await browser().post("/sign-up/email", body, { "x-setup-token": setupToken });
  };
  const sql = (statement: string) => runSql(databaseUrl, statement);
  return { url, db, identity, logged, sql, browser, setUp };
}

function readSession(identity: Identity | undefined, request: IncomingMessage) {
  return identity?.session(request) ?? Promise.resolve(null);
}

function openBrowser(url: string, publicUrl: string): Browser {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Reply> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(path, url), {
      redirect: "manual",
      ...init,
      headers: { ...(cookie !== "" && { cookie }), ...(init.headers as Record<string, string>) },
    });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const text = await response.text();
    const body = text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, headers: response.headers, body, text };
  };
  return {
    cookies,
    post: (path, body, headers = {}) =>
      send(`/api/auth${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: publicUrl, ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    get: (path) => send(path, { method: "GET" }),
    session: async () => {
      const { status, text } = await send("/session", { method: "GET" });
      if (status !== 200) throw new Error(text);
      return JSON.parse(text) as OpenSession | null;
    },
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split("; ");
  const [name = "", value = ""] = pair.split(/=(.*)/s);
  if (attributes.includes("Max-Age=0")) cookies.delete(name);
  else cookies.set(name, value);
}
