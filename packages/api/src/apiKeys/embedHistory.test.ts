import type { ConversationWithTurns } from "@personaforge/contract/conversation";
import { expect, test } from "vitest";
import { embeddingSite } from "./testing/embeddingSite.ts";
import { bearer, makeCharacter, makeKey } from "./testing/keys.ts";

const { api, anna, key, minted, statusOf } = await embeddingSite();
const took = "What was taken back";
const first = await makeCharacter(api, anna.credential, {
  backstory: took,
  initial_greeting: took,
});
const path = `/api/v1/characters/${first.id}`;
const later = { backstory: "Shown now", initial_greeting: "Hello" };
await api.send("PATCH", path, { as: anna.credential, body: later });
const label = { as: anna.credential, body: { version: 1 } };
await api.send("PUT", `${path}/labels/launch-in-may`, label);

test("a token reads its character as it is now, by whatever name, and nothing of its history", async () => {
  const as = await minted(bearer(key.secret), { character: first.id });
  expect((await api.send("GET", path, { as })).body).toMatchObject(later);
  for (const ref of [first.id, first.slug]) {
    for (const choice of [
      `${ref}?version=1`,
      `${ref}?version=9`,
      `${ref}?label=launch-in-may`,
      `${ref}?label=nowhere`,
      `${ref}@v1`,
      `${ref}@launch-in-may`,
    ]) {
      const answer = await api.send("GET", `/api/v1/characters/${choice}`, { as });
      expect(answer.status, choice).toBe(403);
      expect(JSON.stringify(answer.body)).not.toMatch(/launch-in-may|taken back|v2/);
    }
  }
});

test("nor is it told of it by beginning to talk", async () => {
  const as = await minted(bearer(key.secret), { character: first.id });
  const begin = (body: object) =>
    api.send<ConversationWithTurns>("POST", "/api/v1/conversations", { as, body });
  const { status, body } = await begin({ character: first.id });
  expect([status, body.turns[0]?.text]).toEqual([201, "Hello"]);
  for (const choice of [{ version: 1 }, { label: "launch-in-may" }, { label: "nowhere" }]) {
    expect((await begin({ character: first.id, ...choice })).status).toBe(403);
    const replay = `/api/v1/conversations/${body.id}/replay`;
    expect((await api.send("POST", replay, { as, body: choice })).status).toBe(403);
  }
});

test("who may only talk is not told which labels and versions there are", async () => {
  const talker = await makeKey(api, anna.credential, { scopes: ["chat"] });
  const as = bearer(talker.secret);
  const begin = (body: object) => api.send("POST", "/api/v1/conversations", { as, body });
  expect((await begin({ character: first.id, label: "launch-in-may" })).status).toBe(201);
  const lost = await begin({ character: first.id, label: "nowhere" });
  expect([lost.status, lost.body.detail]).toEqual([404, 'Mira Vale has no label "nowhere".']);
  const reader = await makeKey(api, anna.credential, { scopes: ["characters:read"] });
  expect(await statusOf(bearer(reader.secret), `${path}?version=1`)).toBe(200);
});
