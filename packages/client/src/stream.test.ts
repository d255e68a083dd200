import { exampleCharacter } from "@personaforge/api/testing/examples";
import { scriptedModel } from "@personaforge/api/testing/scriptedModel";
import { testApi } from "@personaforge/api/testing/testApi";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { type ChatEvent, type CreateConversation, createClient } from "./client.ts";
import { scriptedServer } from "./testing/scriptedServer.ts";

const model = await scriptedModel();
const api = await testApi(model.provider);
const pf = createClient({ baseUrl: api.url });
const { slug: character } = await pf.characters.create(exampleCharacter());
let conversation_id: string;

beforeEach(async () => {
  conversation_id = (await pf.conversations.create({ character })).id;
});

async function all(events: AsyncIterable<ChatEvent>): Promise<ChatEvent[]> {
  const found: ChatEvent[] = [];
  for await (const event of events) found.push(event);
  return found;
}

function textOf(events: ChatEvent[]): string {
  return events.map((event) => (event.type === "delta" ? event.text : "")).join("");
}

/** The turn that the model was stopped in, once it says so and the model knows. */
async function stoppedTurn() {
  const patience = { timeout: 20_000 };
  await vi.waitUntil(() => model.requests.at(-1)?.leftAt, patience);
  await vi.waitUntil(async () => (await lastTurn())?.state !== "streaming", patience);
  return lastTurn();
}

/** What the model called `echo` answers. */
const echoOf = (text: string) => `I heard you — 听见了 🫖 — say: ${text}`;

async function lastTurn() {
  return (await pf.conversations.get({ id: conversation_id })).turns.at(-1);
}

describe("a reply", () => {
  test("is one start, its deltas in order, and one done with usage", async () => {
    model.use("echo");
    const events = await all(pf.conversations.send({ conversation_id, text: "Ahoy, 灯台 🏮!" }));
    const [start, ...rest] = events;
    const done = rest.pop();
    expect(start).toMatchObject({ type: "start", user_turn: { text: "Ahoy, 灯台 🏮!" } });
    expect(rest.map((event) => event.type === "delta" && event.seq)).toEqual([...rest.keys()]);
    expect(textOf(events)).toBe(echoOf("Ahoy, 灯台 🏮!"));
    expect(done).toMatchObject({
      type: "done",
      turn: { state: "complete", text: echoOf("Ahoy, 灯台 🏮!"), usage: { source: "provider" } },
    });
  });

  test("arrives while it is written", async () => {
    model.use("slow:12");
    const times: number[] = [];
    for await (const event of pf.conversations.send({ conversation_id, text: "Count." })) {
      if (event.type === "delta") times.push(performance.now());
    }
    expect(times.length).toBeGreaterThan(3);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(200);
  });

  test("nothing is sent before it is read", async () => {
    model.use("echo");
    const before = model.requests.length;
    const events = pf.conversations.send({ conversation_id, text: "Hello" });
    await pf.me.get();
    expect(model.requests).toHaveLength(before);
    await all(events);
    expect(model.requests).toHaveLength(before + 1);
  });

  test("pf.chat.stream begins a conversation, and goes on with it", async () => {
    model.use("echo");
    const events = await all(pf.chat.stream({ character, text: "First" }));
    const [start] = events;
    expect(textOf(events)).toBe(echoOf("First"));
    const id = start?.type === "start" ? start.user_turn.conversation_id : "";
    const second = await all(pf.chat.stream({ conversation_id: id, text: "Second" }));
    expect(textOf(second)).toBe(echoOf("Second"));
    const { turns } = await pf.conversations.get({ id });
    const texts = turns.slice(1).map(({ text }) => text);
    expect(texts).toEqual(["First", echoOf("First"), "Second", echoOf("Second")]);
  });
});

describe("the version that answers", () => {
  test("is the one that is named, and every turn says which", async () => {
    model.use("echo");
    const { id, slug } = await pf.characters.create(exampleCharacter({ tone_description: "Dry." }));
    await pf.versions.save({ id, tone_description: "Warm.", labels: ["warm"] });
    await pf.versions.save({ id, tone_description: "Loud." });
    const lastOf = async (choice: CreateConversation) =>
      (await all(pf.chat.stream({ ...choice, text: "Hello" }))).at(-1);
    const answeredBy = (version: number) => ({ type: "done", turn: { version } });
    expect(await lastOf({ character: slug })).toMatchObject(answeredBy(3));
    expect(await lastOf({ character: `${slug}@v1` })).toMatchObject(answeredBy(1));
    expect(await lastOf({ character: `${slug}@warm` })).toMatchObject(answeredBy(2));
    expect(await lastOf({ character: id, version: 1 })).toMatchObject(answeredBy(1));
    expect(await lastOf({ character: id, label: "warm" })).toMatchObject(answeredBy(2));
    expect(await pf.conversations.create({ character: `${slug}@v2` })).toMatchObject({
      version: 2,
      turns: [{ role: "character", version: 2 }],
    });
    const unknown = lastOf({ character: `${slug}@cold` });
    await expect(unknown).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("warm (v2)"),
    });
  });

  test("replay has another version answer the same", async () => {
    model.use("echo");
    const { id, slug } = await pf.characters.create(exampleCharacter());
    await pf.versions.save({ id, tagline: "Two" });
    const [start] = await all(pf.chat.stream({ character: slug, text: "First" }));
    const told = start?.type === "start" ? start.user_turn.conversation_id : "";
    const replayed = await pf.conversations.replay({ id: told, version: 1 });
    expect(replayed).toMatchObject({ version: 1, next_message: "First" });
    expect(replayed.turns).toHaveLength(1);
    const again = { conversation_id: replayed.id, text: replayed.next_message ?? "" };
    const done = (await all(pf.conversations.send(again))).at(-1);
    expect(done).toMatchObject({ turn: { version: 1, text: echoOf("First") } });
    expect((await pf.conversations.get({ id: told })).turns).toHaveLength(3);
  });
});

describe("a reply that ends early", () => {
  test("its signal stops the model, and what was written is kept", async () => {
    model.use("slow");
    const stop = new AbortController();
    let text = "";
    const reading = (async () => {
      const options = { signal: stop.signal };
      for await (const event of pf.conversations.send({ conversation_id, text: "Go" }, options)) {
        if (event.type === "delta") text += event.text;
        if (text.length > 10) stop.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: "ABORTED" });
    const turn = await stoppedTurn();
    expect(turn?.state).toBe("cancelled");
    expect(turn?.text.startsWith(text)).toBe(true);
  });

  test("leaving the loop stops the model", async () => {
    model.use("slow");
    for await (const { type } of pf.conversations.send({ conversation_id, text: "Go" })) {
      if (type === "delta") break;
    }
    expect(await stoppedTurn()).toMatchObject({ state: "cancelled" });
  });

  test("conversations.abort ends it with done", async () => {
    model.use("slow");
    const events: ChatEvent[] = [];
    for await (const event of pf.conversations.send({ conversation_id, text: "Go" })) {
      events.push(event);
      if (events.length > 2) await pf.conversations.abort({ id: conversation_id });
    }
    expect(events.at(-1)).toMatchObject({ type: "done", turn: { state: "cancelled" } });
  });

  test.each([
    ["unauthorized", "LLM_AUTH_FAILED", 502],
    ["unknown", "LLM_MODEL_NOT_FOUND", 502],
    ["rate-limited:120", "LLM_RATE_LIMITED", 503],
    ["cut", "LLM_BAD_RESPONSE", 502],
  ])("a model that is %s: %s", async (behaviour, code, status) => {
    model.use(behaviour);
    const reading = all(pf.conversations.send({ conversation_id, text: "Hello" }));
    await expect(reading).rejects.toMatchObject({ name: "PersonaForgeError", code, status });
    expect(await lastTurn()).toMatchObject({ state: "failed", error_code: code });
  });

  test("a message that is refused", async () => {
    const empty = all(pf.conversations.send({ conversation_id, text: "" }));
    await expect(empty).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
      fieldErrors: [{ path: "text" }],
    });
    const id = "01900000-0000-7000-8000-000000000000";
    const lost = all(pf.conversations.send({ conversation_id: id, text: "Hello" }));
    await expect(lost).rejects.toMatchObject({ code: "NOT_FOUND", status: 404 });
    const nobody = all(pf.chat.stream({ character: "nobody-at-all", text: "Hello" }));
    await expect(nobody).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("two at once: the second is CONVERSATION_BUSY", async () => {
    model.use("slow");
    for await (const { type } of pf.conversations.send({ conversation_id, text: "Go" })) {
      if (type !== "delta") continue;
      const second = all(pf.conversations.send({ conversation_id, text: "And?" }));
      await expect(second).rejects.toMatchObject({
        code: "CONVERSATION_BUSY",
        status: 409,
        retryAfter: 2,
      });
      break;
    }
  });
});

describe("a stream of bytes", () => {
  /** The beginning of a tRPC stream with its first event, as PersonaForge sends it. */
  const opening = `{"0":[[0],[null,0,0]]}\n[0,0,[[{"result":0}],["result",0,1]]]\n[1,0,[[{"data":0}],["data",1,2]]]\n[2,1,[[{"type":"delta","turn_id":"t","seq":0,"text":"Hel"}]]]\n`;
  const message = { conversation_id: "c", text: "Hello" };
  const found: ChatEvent[] = [];

  async function read(url: string, timeout = 5_000): Promise<void> {
    found.length = 0;
    const events = createClient({ baseUrl: url }).conversations.send(message, { timeout });
    for await (const event of events) found.push(event);
  }

  test("that is reset: NETWORK_ERROR after what came", async () => {
    const { url } = await scriptedServer((response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write(opening);
      setTimeout(() => response.socket?.resetAndDestroy(), 50);
    });
    await expect(read(url)).rejects.toMatchObject({ code: "NETWORK_ERROR" });
    expect(found).toMatchObject([{ type: "delta", text: "Hel" }]);
  });

  test("that ends without done: NETWORK_ERROR", async () => {
    const { url } = await scriptedServer((response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(opening);
    });
    await expect(read(url)).rejects.toMatchObject({ code: "NETWORK_ERROR" });
    expect(found).toHaveLength(1);
  });

  test("that falls silent: TIMEOUT, and the request is closed", async () => {
    const { url, requests } = await scriptedServer((response) => {
      response.writeHead(200, { "content-type": "application/json" }).write(opening);
    });
    await expect(read(url, 100)).rejects.toMatchObject({ code: "TIMEOUT" });
    expect(found).toHaveLength(1);
    await requests[0]?.left;
  });

  test("may take longer than the timeout when it is not silent, or its reader is slow", async () => {
    model.use("slow:90");
    const events = pf.conversations.send({ conversation_id, text: "Count." }, { timeout: 2_500 });
    let last: ChatEvent | undefined;
    for await (const event of events) {
      if (event.type === "start") await new Promise((resolve) => setTimeout(resolve, 2_700));
      last = event;
    }
    expect(last).toMatchObject({ type: "done", turn: { state: "complete" } });
  });
});
