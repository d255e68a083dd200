import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Problem } from "@personaforge/contract/errors";
import type { Database } from "@personaforge/db/database";
import { runSql } from "@personaforge/db/testing/databases";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import type { ChatProvider } from "@personaforge/llm/provider";
import { pino } from "pino";
import { afterAll } from "vitest";
import { openAccess } from "../access/openAccess.ts";
import type { Mailer } from "../accounts/mail.ts";
import { createApi } from "../app.ts";
import { Feed } from "../changes/feed.ts";
import { defaultPolicy } from "../rateLimits/policy.ts";
import { createRateLimits } from "../rateLimits/rateLimits.ts";
import { parseKeyring } from "../secrets/keyring.ts";
import { renderPage } from "./renderPage.ts";
import { unreachableModel } from "./unreachableModel.ts";

/** What proves who somebody is: a cookie, a key, or nothing. */
export type Credential = Readonly<Record<string, string>>;

export interface Person {
  readonly email: string;
  readonly accountId: string;
  /** Their personal workspace. */
  readonly ownerId: string;
  readonly credential: Credential;
}

export interface AccountsApi {
  readonly url: string;
  readonly db: Database;
  sql(statement: string): Promise<unknown>;
  /** Makes an account and signs it in, as a browser would. */
  join(name: string): Promise<Person>;
  send<Body = Problem>(
    method: string,
    path: string,
    options?: { as?: Credential; body?: unknown; headers?: Record<string, string> },
  ): Promise<{ status: number; headers: Headers; body: Body }>;
}

export const password = "correct horse battery";

const plenty = { most: 1_000_000, seconds: 60 };

/** No test is about limits, but the tests of limits. */
const policy = {
  requests: {
    ...defaultPolicy.requests,
    ...{
      anonymousPages: 1e6,
      anonymousReads: 1e6,
      anonymousWrites: 1e6,
      account: 1e6,
      writes: 1e6,
      chats: 1e6,
    },
    ...{ keys: 1e6, keyWrites: 1e6 },
    visitor: 1e6,
  },
  attempts: {
    "sign-in": { address: plenty, both: plenty, account: plenty },
    "sign-up": { address: plenty },
    reset: { address: plenty, account: plenty },
    "two-factor": { account: plenty },
    key: { address: plenty },
    provider: { address: plenty },
    invitation: defaultPolicy.attempts.invitation,
  },
};

/**
 * The whole API in accounts mode, over real HTTP with real sessions and keys.
 * @param mailer sends invitations; people join without mail
 */
export async function accountsApi(
  provider: ChatProvider = unreachableModel(),
  mailer: Mailer | null = null,
): Promise<AccountsApi> {
  const { db, url: databaseUrl } = await testDatabase();
  // A test that computes for seconds would write to a connection that was closed meanwhile.
  const server = createServer({ keepAliveTimeout: 60_000 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const log = pino({ level: "silent" });
  const keyring = parseKeyring(randomBytes(32).toString("hex"));
  const access = openAccess({
    ...{ db, log, localOwner: null, trustedProxies: [] },
    keyring,
    limits: createRateLimits({ store: { kind: "memory" }, log, policy }),
    signIn: { publicUrl: url, signUp: "open", providers: {}, mail: null },
  });
  const api = createApi({
    ...{
      db,
      databaseUrl,
      log,
      keyring,
      provider,
      access,
      feed: new Feed(),
      auth: "accounts",
      publicUrl: url,
    },
    ...{ mailer, tokens: { daily: null, visitorDaily: null } },
    importHosts: null,
    hosts: { hosts: new Set() },
  });
  server.on("request", (request, response) => {
    void api
      .handle(request, response)
      .then((handled) => (handled ? undefined : renderPage(api, request, response)));
  });
  afterAll(async () => {
    await api.drain(0);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const send = senderTo(url);
  const { setupToken } = access;
  return {
    ...{ url, db, send, sql: (statement) => runSql(databaseUrl, statement) },
    join: (name) => join({ send, setupToken, db }, name),
  };
}

type Send = AccountsApi["send"];

function senderTo(url: string): Send {
  return async <Body>(
    method: string,
    path: string,
    { as = {}, body, headers }: Parameters<Send>[2] = {},
  ) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        origin: url,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...as,
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) as Body };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function join(
  { send, setupToken, db }: { send: Send; setupToken: string; db: Database },
  name: string,
): Promise<Person> {
  const email = `${name.toLowerCase()}@example.org`;
  const isFirst = (await db.selectFrom("account").select("id").executeTakeFirst()) === undefined;
  const made = await send("POST", "/api/auth/sign-up/email", {
    body: { name, email, password },
    headers: isFirst ? { "x-setup-token": setupToken } : {},
  });
  if (made.status !== 200) throw new Error(`${name} could not sign up: ${made.body.code}`);
  const entered = await send("POST", "/api/auth/sign-in/email", { body: { email, password } });
  const cookie = entered.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const account = await db
    .selectFrom("account")
    .select(["id", "owner_id"])
    .where("email", "=", email)
    .executeTakeFirstOrThrow();
  return { email, accountId: account.id, ownerId: account.owner_id, credential: { cookie } };
}
