import type { Character } from "@personaforge/contract/character";
import type { ChatEvent, ConversationWithTurns, Turn } from "@personaforge/contract/conversation";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { readEvents } from "../testing/events.ts";
import { scriptedModel } from "../testing/scriptedModel.ts";
import { testApi } from "../testing/testApi.ts";

const model = await scriptedModel();
const api = await testApi(model.provider);

async function start(fields = {}): Promise<ConversationWithTurns> {
  const made = await api.send<Character>("POST", "/characters", { body: exampleCharacter(fields) });
  const body = { character: made.body.slug };
  return (await api.send<ConversationWithTurns>("POST", "/api/v1/conversations", { body })).body;
}

const messages = (id: string) => `/api/v1/conversations/${id}/messages`;

function say(id: string, text: string, headers = {}) {
  return api.send<Turn>("POST", messages(id), { body: { text }, headers });
}

async function read(id: string): Promise<ConversationWithTurns> {
  return (await api.send<ConversationWithTurns>("GET", `/api/v1/conversations/${id}`)).body;
}

describe("a conversation", () => {
  test("begins with the greeting, placeholders filled", async () => {
    const { turns, version } = await start();
    expect(version).toBe(1);
    expect(turns).toMatchObject([
      { position: 0, role: "character", text: "The light is on. Come in from the wind, owner." },
    ]);
  });

  test("is nobody else's", async () => {
    const { id } = await start();
    for (const [method, path] of [
      ["GET", `/api/v1/conversations/${id}`],
      ["DELETE", `/api/v1/conversations/${id}`],
      ["POST", `/api/v1/conversations/${id}/abort`],
    ] as const) {
      expect((await api.send(method, path, { as: "stranger" })).status).toBe(404);
    }
    const body = { text: "Hello" };
    expect((await api.send("POST", messages(id), { body, as: "stranger" })).status).toBe(404);
    expect((await api.send("POST", messages(id), { body, as: "anonymous" })).status).toBe(401);
  });

  test("lists, and is gone after a delete", async () => {
    const { id } = await start();
    const list = await api.send<{ items: { id: string }[] }>("GET", "/api/v1/conversations");
    expect(list.body.items[0]?.id).toBe(id);
    expect((await api.send("DELETE", `/api/v1/conversations/${id}`)).status).toBe(204);
    expect((await api.send("GET", `/api/v1/conversations/${id}`)).status).toBe(404);
  });

  test("cannot start with a character that is another's and private", async () => {
    const made = await api.send<Character>("POST", "/characters", { body: exampleCharacter() });
    const body = { character: made.body.id };
    const answer = await api.send("POST", "/api/v1/conversations", { body, as: "stranger" });
    expect(answer.status).toBe(404);
  });
});

describe("a reply", () => {
  test("is made from the character's text and the history, and is stored with its origin", async () => {
    model.use("echo");
    const { id } = await start({ backstory: "Wuchs in 东京 auf. 🌊" });
    const turn = (await say(id, "Who are you? 你好")).body;
    expect(turn).toMatchObject({
      role: "character",
      state: "complete",
      version: 1,
      provider: "openai",
      model: "echo",
      finish_reason: "stop",
      usage: { source: "provider" },
    });
    expect(turn.text).toContain("你好");
    expect(turn.prompt_hash).toMatch(/^[0-9a-f]{64}$/);
    const sent = model.requests.at(-1)?.body?.messages ?? [];
    expect(sent[0]?.content).toContain("Wuchs in 东京 auf. 🌊");
    expect(sent.slice(1).map(({ role }) => role)).toEqual(["assistant", "user"]);
    expect(sent.at(-1)?.content).toBe("Who are you? 你好");
    expect((await read(id)).turns.at(-1)).toEqual(turn);
  });

  test("streams as start, deltas in order, done", async () => {
    model.use("slow:5");
    const { id } = await start();
    const events = await readEvents(api.url + messages(id), { text: "Go on" });
    const [first, ...rest] = events as ChatEvent[];
    const deltas = rest.filter((event) => event.type === "delta");
    expect(first).toMatchObject({ type: "start", user_turn: { text: "Go on" }, demo: false });
    expect(deltas.map(({ seq }) => seq)).toEqual(deltas.map((_, index) => index));
    expect(rest.at(-1)).toMatchObject({
      type: "done",
      turn: { text: deltas.map(({ text }) => text).join("") },
    });
  });

  test.each([
    ["unauthorized", 502, "LLM_AUTH_FAILED"],
    ["no-such-model", 502, "LLM_MODEL_NOT_FOUND"],
    ["rate-limited", 503, "LLM_RATE_LIMITED"],
    ["error-500", 502, "LLM_UPSTREAM_ERROR"],
    ["cut", 502, "LLM_BAD_RESPONSE"],
    ["context-length", 400, "CONTEXT_TOO_LONG"],
  ])(
    "that fails as %s answers %i %s, and keeps what was written",
    async (name, status, code) => {
      model.use(name);
      const { id } = await start();
      const answer = await api.send("POST", messages(id), { body: { text: "Hello" } });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.detail).toMatch(/\w\.$/);
      const [, user, failed] = (await read(id)).turns;
      expect(user).toMatchObject({ text: "Hello", state: "complete" });
      expect(failed).toMatchObject({ state: "failed", error_code: code });
      if (name === "cut") expect(failed?.text).not.toBe("");
      model.use("echo");
      expect((await say(id, "Again")).status).toBe(200);
    },
    30_000,
  );

  test("that fails in the middle of a stream ends it with the error", async () => {
    model.use("reset");
    const { id } = await start();
    const events = await readEvents(api.url + messages(id), { text: "Hello" });
    expect(events.at(-1)).toMatchObject({ code: "LLM_UPSTREAM_ERROR", status: 502 });
  });

  test("is stopped upstream when the reader leaves, long before its end", async () => {
    model.use("slow:900");
    const { id } = await start();
    const leave = new AbortController();
    const stopped = readEvents(api.url + messages(id), { text: "Go on" }, { signal: leave.signal });
    await expect.poll(() => model.requests.at(-1)?.body?.model).toBe("slow:900");
    await new Promise((resolve) => setTimeout(resolve, 300));
    leave.abort();
    await expect(stopped).rejects.toThrow();
    await expect.poll(() => model.requests.at(-1)?.leftAt).toBeTypeOf("number");
    expect(model.requests.at(-1)?.finished).toBe(false);
    await expect.poll(async () => (await read(id)).turns.at(-1)?.state).toBe("cancelled");
    expect((await read(id)).turns.at(-1)).toMatchObject({ usage: { source: "estimated" } });
    model.use("echo");
    await expect.poll(async () => (await say(id, "Still there?")).status).toBe(200);
  });

  test("is stopped by abort, and ends with the text so far", async () => {
    model.use("slow:900");
    const { id } = await start();
    const reply = say(id, "Go on");
    await expect
      .poll(async () => {
        const path = `/api/v1/conversations/${id}/abort`;
        return (await api.send<{ aborted: boolean }>("POST", path)).body.aborted;
      })
      .toBe(true);
    expect((await reply).body).toMatchObject({ state: "cancelled", error_code: null });
  });

  test("keeps others waiting: two at once in one conversation is a conflict", async () => {
    model.use("slow:60");
    const { id } = await start();
    const answers = await Promise.all([say(id, "One"), say(id, "Two"), say(id, "Three")]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect((await read(id)).turns).toHaveLength(3);
  });

  test("is repeated, not made again, under one Idempotency-Key", async () => {
    model.use("echo");
    const { id } = await start();
    const headers = { "idempotency-key": "once" };
    const first = await say(id, "Hello", headers);
    const before = model.requests.length;
    const again = await say(id, "Hello", headers);
    expect(again.body).toEqual(first.body);
    const stream = await readEvents(api.url + messages(id), { text: "Hello" }, { headers });
    expect(stream).toMatchObject([{ type: "done", turn: first.body }]);
    expect(model.requests.length).toBe(before);
  });

  test("that a dead process left behind is shown as failed, and does not block the next", async () => {
    model.use("echo");
    const { id } = await start();
    const { body } = await say(id, "Hello");
    const orphan = { state: "streaming" as const, text: "So f", finish_reason: null };
    await api.db.updateTable("turn").set(orphan).where("id", "=", body.id).execute();
    expect((await read(id)).turns.at(-1)).toMatchObject({
      state: "failed",
      error_code: "INTERNAL",
      text: "So f",
    });
    expect((await say(id, "Again")).status).toBe(200);
    expect((await read(id)).turns.map(({ state }) => state)).not.toContain("streaming");
  });

  test("that was stored is not made again when its end fails after the commit", async () => {
    model.use("echo");
    const { id } = await start();
    // Stands for a connection that is lost between the commit and the end of the lease.
    await api.sql(`create function lost() returns trigger language plpgsql as
      $$ begin raise exception 'lost' using errcode = '08006'; end $$`);
    await api.sql(`create trigger lost before update on conversation for each row
      when (new.lease_id is null and old.lease_id is not null) execute function lost()`);
    const headers = { "idempotency-key": "after-commit" };
    expect((await say(id, "Hello", headers)).status).toBe(503);
    await api.sql("drop trigger lost on conversation");
    expect((await say(id, "Hello", headers)).body).toMatchObject({ state: "complete" });
    expect((await read(id)).turns).toHaveLength(3);
  });

  test("that the reader left is not what an Idempotency-Key remembers", async () => {
    model.use("slow:900");
    const { id } = await start();
    const headers = { "idempotency-key": "left" };
    const leave = new AbortController();
    const options = { signal: leave.signal, headers };
    const left = readEvents(api.url + messages(id), { text: "Go on" }, options);
    await expect.poll(() => model.requests.at(-1)?.body?.model).toBe("slow:900");
    leave.abort();
    await expect(left).rejects.toThrow();
    model.use("echo");
    await expect.poll(async () => (await say(id, "Go on", headers)).body.state).toBe("complete");
  });

  test("ends when its conversation is deleted", async () => {
    model.use("slow:900");
    const { id } = await start();
    const reply = say(id, "Go on");
    await expect.poll(() => model.requests.at(-1)?.body?.model).toBe("slow:900");
    expect((await api.send("DELETE", `/api/v1/conversations/${id}`)).status).toBe(204);
    expect((await reply).status).toBe(404);
    await expect.poll(() => model.requests.at(-1)?.leftAt).toBeTypeOf("number");
  });
});
