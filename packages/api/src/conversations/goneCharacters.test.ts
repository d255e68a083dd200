import type { Character } from "@personaforge/contract/character";
import type { ConversationWithTurns } from "@personaforge/contract/conversation";
import { chooseProvider } from "@personaforge/llm/provider";
import { expect, test } from "vitest";
import { accountsApi, type Person } from "../testing/accountsApi.ts";
import { exampleCharacter } from "../testing/examples.ts";

// The demo: no model is asked.
const api = await accountsApi(chooseProvider({ model: "unused" }));
const [maker, fan] = [await api.join("Maker"), await api.join("Fan")];

const path = (rest: string) => `/api/v1/${rest}`;
const change = (method: string, rest: string, body?: object) =>
  api.send(method, path(`characters/${rest}`), { as: maker.credential, body });

async function published(): Promise<string> {
  const body = exampleCharacter({ is_public: true });
  const made = await api.send<Character>("POST", path("characters"), {
    as: maker.credential,
    body,
  });
  return made.body.id;
}

async function begin({ credential: as }: Person, character: string): Promise<string> {
  const sent = { as, body: { character } };
  return (await api.send<ConversationWithTurns>("POST", path("conversations"), sent)).body.id;
}

const say = async ({ credential: as }: Person, id: string) => {
  const sent = { as, body: { text: "Are you still there?" } };
  return (await api.send("POST", path(`conversations/${id}/messages`), sent)).status;
};

test("nobody goes on talking with what was taken out of the gallery, but its own workspace", async () => {
  const character = await published();
  const [theirs, mine] = [await begin(fan, character), await begin(maker, character)];
  expect([await say(fan, theirs), await say(maker, mine)]).toEqual([200, 200]);
  await change("PATCH", character, { tagline: "A later version", is_public: true });
  expect(await say(fan, theirs)).toBe(200);
  await change("PATCH", character, { is_public: false });
  expect([await say(fan, theirs), await say(maker, mine)]).toEqual([404, 200]);
  // What was said stays theirs to read, and to delete.
  const as = fan.credential;
  expect((await api.send("GET", path(`conversations/${theirs}`), { as })).status).toBe(200);
  await change("PATCH", character, { is_public: true });
  expect(await say(fan, theirs)).toBe(200);
});

test("nor with what is in the trash, whosoever it is", async () => {
  const character = await published();
  const [theirs, mine] = [await begin(fan, character), await begin(maker, character)];
  await change("DELETE", character);
  expect([await say(fan, theirs), await say(maker, mine)]).toEqual([404, 404]);
  await change("POST", `${character}/undelete`, {});
  expect([await say(fan, theirs), await say(maker, mine)]).toEqual([200, 200]);
});
