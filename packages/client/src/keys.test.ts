import { makeKey } from "@personaforge/api/apiKeys/testing/keys";
import { registerJobs } from "@personaforge/api/jobs/jobs.queries";
import { accountsApi } from "@personaforge/api/testing/accountsApi";
import { exampleCharacter } from "@personaforge/api/testing/examples";
import { describe, expect, test, vi } from "vitest";
import { createClient, type FollowEvent, type PersonaForge } from "./client.ts";

const api = await accountsApi();
const anna = await api.join("Anna");

type Wishes = Parameters<typeof makeKey>[2];

/** A client with a new key of Anna's, with every scope unless said. */
async function withKey(wishes?: Wishes) {
  const { id, secret } = await makeKey(api, anna.credential, wishes);
  return { id, secret, pf: createClient({ baseUrl: api.url, apiKey: secret }) };
}

async function revoke(id: string): Promise<void> {
  const { status } = await api.send("DELETE", `/api/v1/api-keys/${id}`, { as: anna.credential });
  expect(status).toBe(204);
}

const { pf } = await withKey();
const mira = await pf.characters.create(exampleCharacter());

test("me.get says what the key may do", async () => {
  const reader = await withKey({ name: "Reader", scopes: ["characters:read"] });
  expect(await reader.pf.me.get()).toMatchObject({
    auth: "accounts",
    owner: { id: anna.ownerId },
    key: { name: "Reader", scopes: ["characters:read"] },
    role: null,
    account: null,
    workspaces: [],
  });
});

test("jobs.list tells of what PersonaForge does by itself", async () => {
  await registerJobs(api.db, ["empty-trash"]);
  expect(await pf.jobs.list()).toEqual({
    items: [
      {
        name: "empty-trash",
        every_seconds: 3_600,
        last_run_at: null,
        next_run_at: expect.stringMatching(/^20\d\d-/),
        last_result: null,
      },
    ],
  });
});

/** One call of each kind. */
const calls: [string, (pf: PersonaForge) => Promise<unknown>][] = [
  ["a query", (client) => client.labels.list({ id: mira.id })],
  ["a list", (client) => client.characters.list().page()],
  ["a write", (client) => client.characters.update({ id: mira.id, tagline: "New" })],
  ["a creation", (client) => client.characters.create(exampleCharacter())],
  [
    "a creation with an idempotencyKey",
    (client) => client.characters.create(exampleCharacter(), { idempotencyKey: "one" }),
  ],
  [
    "a message",
    (client) => firstOf(client.conversations.send({ conversation_id: mira.id, text: "Hi" })),
  ],
  ["a follower", (client) => firstOf(client.changes.follow())],
];

function firstOf(events: AsyncIterable<unknown>): Promise<unknown> {
  return events[Symbol.asyncIterator]().next();
}

describe.each(calls)("%s", (_, call) => {
  test.each([
    ["no key", undefined],
    ["text that is no key", "letmein"],
    ["a key that does not exist", `pf_live_${"0".repeat(49)}`],
  ])("is UNAUTHENTICATED with %s", async (_key, apiKey) => {
    const stranger = createClient({ baseUrl: api.url, apiKey });
    expect(await refusalOf(call(stranger))).toMatchObject({ code: "UNAUTHENTICATED", status: 401 });
  });

  test("is FORBIDDEN without its scope, and says which", async () => {
    const bare = await withKey({ scopes: ["characters:publish"] });
    expect(await refusalOf(call(bare.pf))).toMatchObject({
      name: "PersonaForgeError",
      code: "FORBIDDEN",
      status: 403,
      message: expect.stringMatching(/^This API key lacks the scope (characters:\w+|chat)\b/),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      fieldErrors: [],
    });
  });
});

function refusalOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => "it was answered",
    (error: unknown) => error,
  );
}

describe("a follower", () => {
  /** Follows with a key until it ends by itself, and then says with what. */
  async function followed(wishes?: Wishes) {
    const { id, pf: client } = await withKey(wishes);
    const told: FollowEvent[] = [];
    const end = (async () => {
      for await (const event of client.changes.follow()) told.push(event);
    })().catch((error: unknown) => error);
    const until = (count: number) => vi.waitUntil(() => told.length >= count, { timeout: 20_000 });
    await until(1);
    return { id, told, end, until };
  }

  test("ends with UNAUTHENTICATED when its key is revoked", async () => {
    const { id, told, end, until } = await followed();
    await pf.versions.save({ id: mira.id, tagline: "Told" });
    await until(2);
    await revoke(id);
    expect(await end).toMatchObject({
      name: "PersonaForgeError",
      code: "UNAUTHENTICATED",
      status: 401,
    });
    expect(told.map(({ type }) => type)).toEqual(["opened", "version.created"]);
  });

  test("ends with FORBIDDEN when its key loses the scope", async () => {
    const { id, end } = await followed();
    await api.sql(`update api_key set scopes = '{chat}' where id = '${id}'`);
    expect(await end).toMatchObject({ code: "FORBIDDEN", status: 403 });
  });
});

describe("limits of a key", () => {
  test("RATE_LIMITED says for how long, and is thrown at once when that is too long", async () => {
    const limited = await withKey({ rate_per_minute: 2 });
    const ask = () => limited.pf.jobs.list({ timeout: 20_000 });
    await ask();
    await ask();
    const begun = performance.now();
    const error = await refusalOf(ask());
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(error).toMatchObject({
      code: "RATE_LIMITED",
      status: 429,
      retryAfter: expect.any(Number),
    });
    const { retryAfter } = error as { retryAfter: number };
    expect(retryAfter).toBeGreaterThan(20);
    expect(retryAfter).toBeLessThanOrEqual(60);
  });

  test("QUOTA_EXCEEDED says when the next month begins", async () => {
    const poor = await withKey({ monthly_tokens: 0 });
    const message = poor.pf.chat.stream({ character: mira.id, text: "Hello" });
    const now = new Date();
    const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1) - now.getTime();
    const error = await refusalOf(firstOf(message));
    expect(error).toMatchObject({ code: "QUOTA_EXCEEDED", status: 429 });
    const { retryAfter } = error as { retryAfter: number };
    expect(Math.abs(retryAfter - month / 1_000)).toBeLessThan(30);
  });
});

test("a rotated key works on, and so does the one before it", async () => {
  const { id, pf: before } = await withKey();
  const { body } = await api.send<{ secret: string }>("POST", `/api/v1/api-keys/${id}/rotate`, {
    as: anna.credential,
    body: {},
  });
  const after = createClient({ baseUrl: api.url, apiKey: body.secret });
  expect(await after.characters.get({ id: mira.id })).toMatchObject({ id: mira.id });
  expect(await before.characters.get({ id: mira.id })).toMatchObject({ id: mira.id });
});
