import type { Character } from "@personaforge/contract/character";
import type {
  ConversationWithTurns,
  ReplayedConversation,
  Turn,
} from "@personaforge/contract/conversation";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { scriptedModel } from "../testing/scriptedModel.ts";
import { type SendOptions, testApi } from "../testing/testApi.ts";

const model = await scriptedModel();
const api = await testApi(model.provider);

const post = async <Body>(path: string, options: SendOptions = {}) =>
  (await api.send<Body>("POST", path, options)).body;

/** A character with three versions; the backstory says which one it is. */
async function threeVersions(fields = {}): Promise<Character> {
  const body = exampleCharacter({ backstory: "Written as the first.", ...fields });
  const made = await post<Character>("/characters", { body });
  for (const backstory of ["Written as the second.", "Written as the third."]) {
    await post(`/api/v1/characters/${made.id}/versions`, { body: { backstory } });
  }
  return made;
}

const start = (character: string, choice = {}, as: SendOptions["as"] = "owner") =>
  post<ConversationWithTurns>("/api/v1/conversations", { body: { character, ...choice }, as });

const say = (id: string, text: string, as: SendOptions["as"] = "owner") =>
  post<Turn>(`/api/v1/conversations/${id}/messages`, { body: { text }, as });

const replay = (id: string, body: object = {}, as: SendOptions["as"] = "owner") =>
  api.send<ReplayedConversation>("POST", `/api/v1/conversations/${id}/replay`, { body, as });

async function read(id: string): Promise<ConversationWithTurns> {
  return (await api.send<ConversationWithTurns>("GET", `/api/v1/conversations/${id}`)).body;
}

const promptOf = () => model.requests.at(-1)?.body?.messages ?? [];

/** What a turn is, whichever conversation it stands in. */
const said = ({ id: _id, conversation_id: _conversation, ...turn }: Turn) => turn;

async function isPacked(id: string, number: number): Promise<boolean> {
  const rows = await api.sql(
    `select packed is not null as packed from character_version
      where character_id = '${id}' and number = ${number}`,
  );
  return (rows as { packed: boolean }[])[0]?.packed === true;
}

describe("a conversation begins", () => {
  test.each([
    ["the newest version", "", {}, 3],
    ["a version after @", "@v1", {}, 1],
    ["a label after @", "@production", {}, 2],
    ["a version", "", { version: 1 }, 1],
    ["a label", "", { label: "production" }, 2],
  ])("with %s", async (_name, suffix, choice, version) => {
    const { id, slug } = await threeVersions({ initial_greeting: "Hello." });
    const label = `/api/v1/characters/${id}/labels/production`;
    await api.send("PUT", label, { body: { version: 2 } });
    const { turns, ...conversation } = await start(slug + suffix, choice);
    expect(conversation).toMatchObject({ version, character: { id, slug } });
    expect(turns).toMatchObject([{ text: "Hello.", version }]);
  });

  test("with nothing that is not there, and the answer names what is", async () => {
    const { id, slug } = await threeVersions();
    await api.send("PUT", `/api/v1/characters/${id}/labels/staging`, { body: { version: 2 } });
    for (const [reference, path] of [
      [`${slug}@v9`, "version"],
      [`${slug}@production`, "label"],
    ]) {
      const body = { character: reference };
      const answer = await api.send("POST", "/api/v1/conversations", { body });
      expect(answer.status).toBe(404);
      expect(answer.body.errors[0]?.path).toBe(path);
      expect(answer.body.detail).toContain("v1 to v3");
      expect(answer.body.detail).toContain("staging (v2)");
    }
    const body = { character: `${slug}@v1`, version: 2 };
    expect((await api.send("POST", "/api/v1/conversations", { body })).status).toBe(400);
  });

  test("for a stranger with the published version only", async () => {
    const { id, slug } = await threeVersions({ is_public: true });
    expect((await start(slug, {}, "stranger")).version).toBe(1);
    expect((await start(`${slug}@v1`, {}, "stranger")).version).toBe(1);
    await api.send("PUT", `/api/v1/characters/${id}/labels/production`, { body: { version: 1 } });
    for (const character of [`${slug}@v2`, `${slug}@production`]) {
      const options = { body: { character }, as: "stranger" as const };
      const answer = await api.send("POST", "/api/v1/conversations", options);
      expect(answer.status).toBe(404);
      expect(answer.body.detail).not.toContain("production (");
    }
  });
});

describe("a running conversation", () => {
  test("keeps its version when the label it began with moves and newer versions are packed", async () => {
    model.use("echo");
    const { id, slug } = await threeVersions();
    const label = `/api/v1/characters/${id}/labels/production`;
    await api.send("PUT", label, { body: { version: 2 } });
    const { id: conversation } = await start(`${slug}@production`);
    await api.send("PUT", label, { body: { version: 3 } });
    expect(await isPacked(id, 2)).toBe(true);
    expect(await say(conversation, "Hello")).toMatchObject({ version: 2, state: "complete" });
    expect(promptOf()[0]?.content).toContain("Written as the second.");
    expect((await read(conversation)).version).toBe(2);
    const list = await api.send<{ items: ConversationWithTurns[] }>("GET", "/api/v1/conversations");
    expect(list.body.items[0]).toMatchObject({ version: 2, character: { name: "Mira Vale" } });
  });
});

describe("a replay", () => {
  test.each([
    ["a packed version", { version: 1 }, 1, true, "Written as the first."],
    ["the newest version, which is not packed", {}, 3, false, "Written as the third."],
    ["a label", { label: "staging" }, 3, false, "Written as the third."],
  ])(
    "on %s sends the same history under that version's text",
    async (_name, choice, version, packed, text) => {
      model.use("echo");
      const { id, slug } = await threeVersions();
      await api.send("PUT", `/api/v1/characters/${id}/labels/staging`, { body: { version: 3 } });
      const source = await start(`${slug}@v2`);
      await say(source.id, "First 你好");
      await say(source.id, "Second");
      const asked = promptOf();
      const before = await read(source.id);

      expect(await isPacked(id, version)).toBe(packed);
      const { status, body: made } = await replay(source.id, choice);
      expect(status).toBe(201);
      expect(made).toMatchObject({ version, next_message: "Second" });
      expect(made.turns.map(said)).toEqual(before.turns.slice(0, 3).map(said));
      expect(made.turns.map((turn) => turn.version)).toEqual([2, null, 2]);
      const ids = new Set([...before.turns, ...made.turns].map((turn) => turn.id));
      expect(ids.size).toBe(before.turns.length + 3);

      const reply = await say(made.id, made.next_message ?? "");
      expect(reply).toMatchObject({ version, position: 4, conversation_id: made.id });
      const [system, ...messages] = promptOf();
      expect(system?.content).toContain(text);
      expect(system?.content).not.toContain("Written as the second.");
      expect(messages).toEqual(asked.slice(1));
      const replayed = await read(made.id);
      expect(replayed.turns.map((turn) => turn.version)).toEqual([2, null, 2, null, version]);
      expect(await read(source.id)).toEqual(before);
    },
  );

  test("of an earlier turn ends before the message that it answers, or is", async () => {
    model.use("echo");
    const { slug } = await threeVersions();
    const { id } = await start(slug);
    await say(id, "First");
    await say(id, "Second");
    const { turns } = await read(id);
    for (const turn of [turns[1], turns[2]]) {
      const { body } = await replay(id, { turn_id: turn?.id });
      expect(body).toMatchObject({ next_message: "First", turns: [{ text: turns[0]?.text }] });
      expect(body.turns).toHaveLength(1);
    }
  });

  test("of a greeting is the greeting, with nothing to say next", async () => {
    model.use("echo");
    const { slug } = await threeVersions();
    const { id, turns } = await start(`${slug}@v1`);
    const { body } = await replay(id);
    expect(body).toMatchObject({ next_message: null, version: 3, turns: [{ version: 1 }] });
    await say(id, "Hello");
    const again = (await replay(id, { turn_id: turns[0]?.id })).body;
    expect(again.next_message).toBeNull();
    expect(again.turns.map(said)).toEqual(turns.map(said));
  });

  test("of a conversation in which nothing was said is empty", async () => {
    const { slug } = await threeVersions({ initial_greeting: null });
    const { id } = await start(slug);
    expect((await replay(id)).body).toMatchObject({ next_message: null, turns: [] });
  });

  test("of a message that got no reply sends it again, and keeps earlier failures as they were", async () => {
    model.use("error-500");
    const { slug } = await threeVersions();
    const { id } = await start(slug);
    await say(id, "Lost");
    model.use("echo");
    await say(id, "Heard");
    model.use("error-500");
    await say(id, "Lost again");
    const { turns } = await read(id);
    const { body } = await replay(id, { version: 1 });
    expect(body.next_message).toBe("Lost again");
    expect(body.turns.map(said)).toEqual(turns.slice(0, 5).map(said));
    expect(body.turns[2]).toMatchObject({ state: "failed", error_code: "LLM_UPSTREAM_ERROR" });
    model.use("echo");
    await say(body.id, body.next_message ?? "");
    expect(promptOf().map(({ content }) => content)).not.toContain("Lost");
  });

  test("is refused for a turn that is not there, or another conversation's", async () => {
    const { slug } = await threeVersions();
    const { id } = await start(slug);
    const other = await start(slug);
    for (const turnId of [other.turns[0]?.id, "0190a1b2-0000-7000-8000-000000000001"]) {
      expect(await replay(id, { turn_id: turnId })).toMatchObject({
        status: 404,
        body: { code: "NOT_FOUND", errors: [{ path: "turn_id" }] },
      });
    }
    expect((await replay(id, { turn_id: "x" })).status).toBe(400);
    expect((await replay(id, { version: 1, label: "staging" })).status).toBe(400);
    expect(await replay(id, { version: 4 })).toMatchObject({
      status: 404,
      body: { errors: [{ path: "version" }] },
    });
  });

  test("is nobody else's, and of another's character only the published version", async () => {
    const { id: characterId, slug } = await threeVersions({ is_public: true });
    const mine = await start(slug);
    expect((await replay(mine.id, {}, "stranger")).status).toBe(404);
    expect((await replay(mine.id, {}, "anonymous")).status).toBe(401);
    const theirs = await start(slug, {}, "stranger");
    expect((await replay(theirs.id, {}, "stranger")).body.version).toBe(1);
    expect((await replay(theirs.id, { version: 2 }, "stranger")).status).toBe(404);
    const path = `/api/v1/characters/${characterId}`;
    await api.send("PATCH", path, { body: { is_public: false } });
    expect((await replay(theirs.id, {}, "stranger")).status).toBe(404);
  });

  test("is refused while the character is in the trash", async () => {
    const { id: characterId, slug } = await threeVersions();
    const { id } = await start(slug);
    await api.send("DELETE", `/api/v1/characters/${characterId}`);
    expect((await replay(id)).status).toBe(404);
    await post(`/api/v1/characters/${characterId}/undelete`);
    expect((await replay(id)).status).toBe(201);
  });

  test("is made once under one Idempotency-Key", async () => {
    const { slug } = await threeVersions();
    const { id } = await start(slug);
    const path = `/api/v1/conversations/${id}/replay`;
    const options = { body: { version: 1 }, headers: { "idempotency-key": `replay-${id}` } };
    const first = await api.send<ReplayedConversation>("POST", path, options);
    expect(first.status).toBe(201);
    expect((await api.send("POST", path, options)).body).toEqual(first.body);
  });
});
