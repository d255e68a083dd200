import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Problem } from "@personaforge/contract/errors";
import type { Database } from "@personaforge/db/database";
import { runSql } from "@personaforge/db/testing/databases";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import type { ChatProvider } from "@personaforge/llm/provider";
import { pino } from "pino";
import { v7 as uuidv7 } from "uuid";
import { afterAll } from "vitest";
import { insertOwner } from "../accounts/accounts.queries.ts";
import { anonymous, localPrincipal, type Principal } from "../access/principal.ts";
import type { Access } from "../access/openAccess.ts";
import { type Api, createApi } from "../app.ts";
import { Feed } from "../changes/feed.ts";
import type { ListedHosts } from "../links/linkRules.ts";
import { parseKeyring } from "../secrets/keyring.ts";
import { createRateLimits } from "../rateLimits/rateLimits.ts";
import { renderPage } from "./renderPage.ts";
import { unreachableModel } from "./unreachableModel.ts";

export type Who = "owner" | "stranger" | "anonymous";

export interface TestApi {
  url: string;
  db: Database;
  databaseUrl: string;
  /** Runs one statement, for what no procedure does. */
  sql(statement: string): Promise<unknown>;
  api: Api;
  feed: Feed;
  principals: Record<Who, Principal>;
  /** Sends a request as somebody, the owner unless said; a body goes as JSON. */
  send<Body = Problem>(
    method: string,
    path: string,
    options?: SendOptions,
  ): Promise<TestAnswer<Body>>;
}

export interface SendOptions {
  as?: Who;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestAnswer<Body> {
  status: number;
  headers: Headers;
  /** The parsed body; empty text when there is none. */
  body: Body;
}

/** The whole API over real HTTP and a real database, for one test file. */
export async function testApi(
  provider: ChatProvider = unreachableModel(),
  importHosts: ListedHosts = null,
  storageBytes: number | null = null,
): Promise<TestApi> {
  const { db, url: databaseUrl } = await testDatabase();
  const principals = {
    owner: await makeOwner(db, "owner"),
    stranger: await makeOwner(db, "stranger"),
    anonymous,
  };
  const feed = new Feed();
  const api = createApi({
    feed,
    db,
    databaseUrl,
    provider,
    log: pino({ level: "silent" }),
    hosts: { hosts: new Set(["characters.example.org"]) },
    auth: "local",
    access: accessOf((request) => Promise.resolve(principals[whoOf(request)])),
    publicUrl: "http://localhost",
    keyring: parseKeyring(randomBytes(32).toString("hex")),
    mailer: null,
    tokens: { daily: null, visitorDaily: null },
    importHosts,
    storageBytes,
  });
  // A test that computes for seconds would write to a connection that was closed meanwhile.
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void api
      .handle(request, response)
      .then((handled) => (handled ? undefined : renderPage(api, request, response)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(async () => {
    await api.drain(0);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const sql = (statement: string) => runSql(databaseUrl, statement);
  return { url, db, databaseUrl, sql, api, feed, principals, send: sender(url) };
}

async function makeOwner(db: Database, handle: string): Promise<Principal> {
  const id = uuidv7();
  await insertOwner(db, { id, handle, name: handle });
  return localPrincipal(id);
}

/** Lets in whoever `identify` says, without sessions and keys. */
function accessOf(identify: Access["identify"]): Access {
  const limits = createRateLimits({ store: { kind: "memory" }, log: pino({ level: "silent" }) });
  return {
    identify,
    limits,
    addressOf: () => "127.0.0.1",
    forgetCallers: () => undefined,
    namesOrigin: () => Promise.resolve(false),
    greet: () => undefined,
    identity: null,
    setupToken: "",
    close: () => Promise.resolve(limits.close()),
  };
}

function whoOf(request: IncomingMessage): Who {
  const who = request.headers["x-test-principal"];
  return who === "stranger" || who === "anonymous" ? who : "owner";
}

function sender(url: string): TestApi["send"] {
  return async <Body>(
    method: string,
    path: string,
    { as = "owner", body, headers }: SendOptions = {},
  ): Promise<TestAnswer<Body>> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        "x-test-principal": as,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: readBody(text) as Body };
  };
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
