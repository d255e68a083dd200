import type { Character } from "@personaforge/contract/character";
import type {
  ConversationWithTurns,
  ReplayedConversation,
} from "@personaforge/contract/conversation";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { scriptedModel } from "../testing/scriptedModel.ts";
import { testApi } from "../testing/testApi.ts";

const model = await scriptedModel();
const api = await testApi(model.provider);

async function start(): Promise<string> {
  const made = await api.send<Character>("POST", "/characters", { body: exampleCharacter() });
  const body = { character: made.body.id };
  return (await api.send<ConversationWithTurns>("POST", "/api/v1/conversations", { body })).body.id;
}

const say = (id: string, text: string) =>
  api.send("POST", `/api/v1/conversations/${id}/messages`, { body: { text } });

const replay = (id: string, body: object) =>
  api.send<ReplayedConversation>("POST", `/api/v1/conversations/${id}/replay`, { body });

describe("the audit", () => {
  const rowsOf = (id: string) =>
    api.sql(
      `select action, object_type as type, part, door from audit
        where object_id = '${id}' order by id`,
    );

  test("has one row for each change of a conversation, and none for what was refused", async () => {
    model.use("echo");
    const id = await start();
    await say(id, "Hello");
    model.use("error-500");
    await say(id, "Hello?");
    await api.send("POST", `/api/v1/conversations/${id}/abort`);
    const { body: made } = await replay(id, {});
    await replay(id, { version: 9 });
    await api.send("DELETE", `/api/v1/conversations/${id}`);
    await api.send("DELETE", `/api/v1/conversations/${id}`);
    const of = { type: "conversation", part: null, door: "api" };
    expect(await rowsOf(id)).toEqual([
      { ...of, action: "conversation.create" },
      { ...of, action: "conversation.send" },
      { ...of, action: "conversation.send" },
      { ...of, action: "conversation.delete" },
    ]);
    expect(await rowsOf(made.id)).toEqual([{ ...of, action: "conversation.create" }]);
  });

  test("keeps the row of a message and its turns together", async () => {
    const id = await start();
    await api.sql(`create function unrecorded() returns trigger language plpgsql as
      $$ begin raise exception 'no audit today'; end $$`);
    await api.sql(`create trigger unrecorded before insert on audit for each row
      when (new.action = 'conversation.send') execute function unrecorded()`);
    const answer = await say(id, "Hello");
    await api.sql("drop trigger unrecorded on audit");
    expect(answer.status).toBe(500);
    const read = await api.send<ConversationWithTurns>("GET", `/api/v1/conversations/${id}`);
    expect(read.body.turns).toHaveLength(1);
  });
});
