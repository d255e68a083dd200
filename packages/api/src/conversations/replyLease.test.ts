import { expect, test, vi } from "vitest";
import type { Character } from "@personaforge/contract/character";
import type { ConversationWithTurns } from "@personaforge/contract/conversation";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";
import { takeReplyLease } from "./replyLease.ts";

const api = await testApi();

async function conversation(): Promise<string> {
  const made = await api.send<Character>("POST", "/characters", { body: exampleCharacter() });
  const body = { character: made.body.id };
  return (await api.send<ConversationWithTurns>("POST", "/api/v1/conversations", { body })).body.id;
}

const set = (id: string, until: string) =>
  api.sql(`update conversation set leased_until = ${until} where id = '${id}'`);

test("one has it until it ends", async () => {
  const id = await conversation();
  const lease = await takeReplyLease(api.db, id);
  expect(await takeReplyLease(api.db, id)).toBeNull();
  await lease?.end();
  const next = await takeReplyLease(api.db, id);
  expect(next).not.toBeNull();
  await next?.end();
});

test("one that ran out ends without taking the next one's", async () => {
  const id = await conversation();
  const late = await takeReplyLease(api.db, id);
  await set(id, "now() - interval '1 second'");
  const next = await takeReplyLease(api.db, id);
  await late?.end();
  expect(await takeReplyLease(api.db, id)).toBeNull();
  await next?.end();
});

test("is renewed while it is held, however little the model or the reader does", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const id = await conversation();
    const lease = await takeReplyLease(api.db, id);
    await set(id, "now() + interval '1 second'");
    vi.advanceTimersByTime(10_000);
    const secondsLeft = async () => {
      const rows = await api.sql(
        `select extract(epoch from leased_until - now()) as left from conversation where id = '${id}'`,
      );
      return Number((rows as { left: string }[])[0]?.left);
    };
    await expect.poll(secondsLeft).toBeGreaterThan(20);
    await lease?.end();
  } finally {
    vi.useRealTimers();
  }
});
