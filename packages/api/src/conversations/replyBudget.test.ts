import type { Character } from "@personaforge/contract/character";
import type { ConversationWithTurns, Turn } from "@personaforge/contract/conversation";
import { beforeEach, expect, test } from "vitest";
import { ownerIdOf } from "../access/principal.ts";
import { key } from "../rateLimits/testing/callers.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { scriptedModel } from "../testing/scriptedModel.ts";
import { testApi } from "../testing/testApi.ts";

const model = await scriptedModel();
const api = await testApi(model.provider);
const ownerId = ownerIdOf(api.principals.owner);

let keyId: string;

/** Whoever calls is a key of the owner from now on. */
function useKey(monthlyTokens: number | null): void {
  const scopes = ["characters:read", "characters:write", "chat"] as const;
  const made = key({ ownerId, personId: ownerId, scopes, monthlyTokens });
  api.principals.stranger = made;
  keyId = made.keyId;
}

beforeEach(() => {
  model.use("echo");
  useKey(null);
});

const as = "stranger";

async function start(): Promise<string> {
  const made = await api.send<Character>("POST", "/characters", { as, body: exampleCharacter() });
  const body = { character: made.body.slug };
  return (await api.send<ConversationWithTurns>("POST", "/api/v1/conversations", { as, body })).body
    .id;
}

const messages = (id: string) => `/api/v1/conversations/${id}/messages`;
const say = (id: string) =>
  api.send<Turn>("POST", messages(id), { as, body: { text: "Who are you?" } });

/** Waits until a first piece of a reply is stored. */
async function untilStreaming(): Promise<void> {
  const streaming = "select from turn where state = 'streaming' and text <> ''";
  await expect.poll(() => api.sql(streaming)).toHaveLength(1);
}

async function used(actorId: string): Promise<number> {
  const statement = `select coalesce(sum(tokens), 0)::int as used from token_use where actor_id = '${actorId}'`;
  const [row] = (await api.sql(statement)) as { used: number }[];
  return row?.used ?? 0;
}

test("what the model says it used is counted for the key and for its maker", async () => {
  const id = await start();
  const before = await used(ownerId);
  const { usage } = (await say(id)).body;
  const tokens = (usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0);
  expect(tokens).toBeGreaterThan(0);
  expect(await used(keyId)).toBe(tokens);
  expect((await used(ownerId)) - before).toBe(tokens);
});

test("a used-up budget refuses before the model is asked, and stores nothing", async () => {
  useKey(1);
  const id = await start();
  expect((await say(id)).status).toBe(200);
  const asked = model.requests.length;
  const refused = await api.send("POST", messages(id), { as, body: { text: "And then?" } });
  expect(refused.status).toBe(429);
  expect(refused.body).toMatchObject({ code: "QUOTA_EXCEEDED" });
  expect(refused.body.detail).toMatch(/^This key has used [\d,]+ of 1 tokens this month\./);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(model.requests).toHaveLength(asked);
  const path = `/api/v1/conversations/${id}`;
  const { turns } = (await api.send<ConversationWithTurns>("GET", path, { as })).body;
  // The greeting, the message and its reply.
  expect(turns).toHaveLength(3);
});

test("a reply that is stopped in the middle is counted", async () => {
  model.use("slow");
  const id = await start();
  const reply = say(id);
  await untilStreaming();
  await api.send("POST", `/api/v1/conversations/${id}/abort`, { as });
  expect((await reply).body.state).toBe("cancelled");
  expect(await used(keyId)).toBeGreaterThan(0);
});

test("so is one whose conversation is deleted meanwhile", async () => {
  model.use("slow:60");
  const id = await start();
  const reply = say(id);
  await untilStreaming();
  await api.send("DELETE", `/api/v1/conversations/${id}`, { as });
  await reply;
  expect(await used(keyId)).toBeGreaterThan(0);
});

test("a model that refuses costs nothing", async () => {
  model.use("error-500");
  const id = await start();
  expect((await say(id)).status).toBeGreaterThanOrEqual(500);
  expect(await used(keyId)).toBe(0);
});
