import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { runSql } from "@personaforge/db/testing/databases";
import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import { openAccess } from "../access/openAccess.ts";
import { localPrincipal } from "../access/principal.ts";
import { insertOwner } from "../accounts/accounts.queries.ts";
import { createRateLimits } from "../rateLimits/rateLimits.ts";
import { parseKeyring } from "../secrets/keyring.ts";
import { initialKey } from "./credentials.ts";
import { makeEmbedText } from "./embedText.ts";
import { keyHash, makeKeyText } from "./keyText.ts";

const { db, url: databaseUrl } = await testDatabase();
const ownerId = "0190a1b2-0000-7000-8000-000000000001";
await insertOwner(db, { id: ownerId, handle: "local", name: "You" });
const log = pino({ level: "silent" });
const keyring = parseKeyring(randomBytes(32).toString("hex"));
const access = openAccess({
  ...{ db, log, trustedProxies: [], signIn: null },
  localOwner: localPrincipal(ownerId),
  keyring,
  limits: createRateLimits({ store: { kind: "memory" }, log }),
});
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  access.identify(request).then(
    (principal) => response.end(JSON.stringify(principal)),
    (error: Error) => response.writeHead(401).end(JSON.stringify({ message: error.message })),
  );
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(async () => {
  await access.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

interface Said {
  kind?: string;
  scopes?: string[];
  message?: string;
}

async function ask(authorization?: string): Promise<{ status: number; body: Said }> {
  const response = await fetch(
    url,
    authorization === undefined ? {} : { headers: { authorization } },
  );
  return { status: response.status, body: (await response.json()) as Said };
}

const sql = (statement: string) => runSql(databaseUrl, statement);
const initial = (text: string) => initialKey(db, { ownerId, personId: ownerId, text });
const keysOf = () => sql("select * from api_key where name = 'Initial key'") as Promise<object[]>;

describe("without accounts", () => {
  test.each([undefined, "Bearer sk-anything", "Bearer x", "Basic eDp5", ""])(
    "whoever shows %j is the owner",
    async (authorization) => {
      expect(await ask(authorization)).toMatchObject({ status: 200, body: { kind: "member" } });
    },
  );

  test.each([makeKeyText(), "pf_live_", "pf_embed_x.y", "pf_something"])(
    "a key of ours has to be right: %s",
    async (text) => {
      expect((await ask(`Bearer ${text}`)).status).toBe(401);
    },
  );
});

test("a token of the owner ends when the first account takes the place over", async () => {
  const token = makeEmbedText(keyring, {
    ...{ by: "owner", parent: ownerId, workspace: ownerId, character: ownerId, visitor: ownerId },
    ...{ scopes: ["chat"], origin: "https://app.example", expires: Date.now() + 60_000 },
  });
  const { body } = await ask(`Bearer ${token}`);
  expect(body).toMatchObject({
    kind: "embed",
    parentId: ownerId,
    personId: ownerId,
    parentKey: null,
  });
  await sql(`insert into account (id, owner_id, email, name)
    values ('${ownerId}', '${ownerId}', 'first@example.org', 'First')`);
  await expect.poll(async () => (await ask(`Bearer ${token}`)).status).toBe(401);
  await sql(`delete from account where id = '${ownerId}'`);
});

describe("PF_INIT_API_KEY", () => {
  test("is a key with every scope and no end", async () => {
    const text = makeKeyText();
    await initial(text);
    const { body } = await ask(`Bearer ${text}`);
    expect(body).toMatchObject({
      kind: "key",
      ...{ name: "Initial key", ownerId, personId: ownerId, ratePerMinute: null },
      scopes: ["characters:read", "characters:write", "characters:publish", "chat"],
    });
    const [stored] = await keysOf();
    expect(stored).toMatchObject({ expires_at: null, prefix: text.slice(0, 12) });
    expect(JSON.stringify(stored)).not.toContain(text.slice(12));
    expect(await sql("select action, object_type, actor_id, door from audit")).toEqual([
      { action: "apiKey.create", object_type: "api_key", actor_id: null, door: "system" },
    ]);
  });

  test("is stored once, by ten starts at once too, and never again after a revocation", async () => {
    const before = (await keysOf()).length;
    const text = makeKeyText();
    await Promise.all(Array.from({ length: 10 }, () => initial(text)));
    expect(await keysOf()).toHaveLength(before + 1);
    await sql(`update api_key set revoked_at = now() where secret_hash = '${keyHash(text)}'`);
    await initial(text);
    expect(await keysOf()).toHaveLength(before + 1);
    expect((await ask(`Bearer ${text}`)).status).toBe(401);
  });

  test("does not come back when it was rotated twice", async () => {
    const text = makeKeyText();
    await initial(text);
    const before = (await keysOf()).length;
    await sql(`update api_key set secret_hash = '${keyHash("second")}',
      previous_hash = '${keyHash("first")}', previous_until = now()
      where secret_hash = '${keyHash(text)}'`);
    await initial(text);
    expect(await keysOf()).toHaveLength(before);
    expect((await ask(`Bearer ${text}`)).status).toBe(401);
  });

  test("may begin as ours do, and may not be taken for a token", async () => {
    const text = "pf_live_chosen-by-the-operator-of-this-place";
    await initial(text);
    expect((await ask(`Bearer ${text}`)).body).toMatchObject({ kind: "key" });
    const token = `pf_embed_${"a".repeat(40)}`;
    await expect(initial(token)).rejects.toThrow("An API key does not begin with pf_embed_.");
  });
});
