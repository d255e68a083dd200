import type { Conversation, ConversationWithTurns } from "@personaforge/contract/conversation";
import { describe, expect, test } from "vitest";
import type { Credential } from "../testing/accountsApi.ts";
import { app, embeddingSite } from "./testing/embeddingSite.ts";
import { bearer, makeKey } from "./testing/keys.ts";

const { api, anna, mine, hidden, shown, foreign, key, minted, statusOf } = await embeddingSite();

describe("who talks by a token", () => {
  const path = "/api/v1/conversations";
  const begin = (as: Credential, character: string) =>
    api.send<ConversationWithTurns>("POST", path, { as, body: { character } });
  const listed = async (as: Credential) => {
    const { body } = await api.send<{ items: Conversation[] }>("GET", path, { as });
    return body.items.map(({ id }) => id);
  };

  test("talks to its character only", async () => {
    const as = await minted(bearer(key.secret));
    const statuses = [mine, hidden, shown, foreign].map(async ({ id }) => begin(as, id));
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([201, 403, 403, 403]);
  });

  test("finds their conversations again, by the name that the site has for them", async () => {
    const [first, again, other, nameless] = [
      await minted(bearer(key.secret), { visitor: "visitor-1" }),
      await minted(bearer(key.secret), { visitor: "visitor-1" }),
      await minted(bearer(key.secret), { visitor: "visitor-2" }),
      await minted(bearer(key.secret)),
    ];
    const { body } = await begin(first, mine.id);
    expect(await listed(again)).toEqual([body.id]);
    for (const as of [other, nameless, bearer(key.secret), anna.credential]) {
      expect(await listed(as)).not.toContain(body.id);
      expect(await statusOf(as, `${path}/${body.id}`)).toBe(404);
    }
    // The same name under another key is somebody else.
    const second = await makeKey(api, anna.credential, { origins: [app] });
    const elsewhere = await minted(bearer(second.secret), { visitor: "visitor-1" });
    expect(await listed(elsewhere)).toEqual([]);
  });

  test("sees of the same visitor only what was said with its character", async () => {
    const visitor = "visitor-3";
    const one = await minted(bearer(key.secret), { visitor });
    const two = await minted(bearer(key.secret), { visitor, character: hidden.id });
    const { body } = await begin(two, hidden.id);
    expect(await listed(two)).toEqual([body.id]);
    expect(await listed(one)).toEqual([]);
    const filtered = await api.send<{ items: Conversation[] }>(
      "GET",
      `${path}?character_id=${hidden.id}`,
      { as: one },
    );
    expect(filtered.body.items).toEqual([]);
    for (const [method, rest] of [
      ["GET", ""],
      ["DELETE", ""],
      ["POST", "/abort"],
      ["POST", "/replay"],
      ["POST", "/messages"],
    ] as const) {
      const sent = { as: one, ...(method === "POST" && { body: { text: "Hi" } }) };
      const given =
        rest === "/messages" ? sent : { ...sent, ...(method === "POST" && { body: {} }) };
      const answer = await api.send(method, `${path}/${body.id}${rest}`, given);
      expect(answer.status, `${method} ${rest}`).toBe(403);
    }
  });

  test("does not when the token has no scope for it", async () => {
    const reader = await minted(bearer(key.secret), { scopes: ["characters:read"] });
    expect((await begin(reader, mine.id)).status).toBe(403);
    const talker = await minted(bearer(key.secret), { scopes: ["chat"] });
    expect(await statusOf(talker, `/api/v1/characters/${mine.id}`)).toBe(403);
    expect((await begin(talker, mine.id)).status).toBe(201);
  });
});
