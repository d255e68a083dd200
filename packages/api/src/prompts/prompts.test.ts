import type { Worker } from "node:worker_threads";
import type { Character, CreateCharacter } from "@personaforge/contract/character";
import { type CompiledPrompt, compiledPrompt } from "@personaforge/contract/prompt";
import { promptTarget } from "@personaforge/contract/promptOutput";
import { describe, expect, onTestFinished, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { type SendOptions, testApi } from "../testing/testApi.ts";

const api = await testApi();

async function create(fields: Partial<CreateCharacter> = {}): Promise<Character> {
  const body = exampleCharacter(fields);
  return (await api.send<Character>("POST", "/characters", { body })).body;
}

const pathOf = (ref: string) => `/api/v1/characters/${ref}/prompt`;

const get = (ref: string, query: Record<string, string> = {}, options: SendOptions = {}) =>
  api.send<CompiledPrompt>(
    "GET",
    `${pathOf(ref)}?${new URLSearchParams(query).toString()}`,
    options,
  );

const compile = (ref: string, body: object = {}, options: SendOptions = {}) =>
  api.send<CompiledPrompt>("POST", pathOf(ref), { body, ...options });

/** The refusal of a request that is meant to fail. */
const refusal = async (sent: Promise<{ body: unknown }>) =>
  (await sent).body as { status: number; code: string; detail: string; errors: object[] };

const textOf = ({ blocks }: CompiledPrompt) =>
  blocks.flatMap(({ parts }) => parts.map(({ text }) => text)).join("");

describe("a prompt by address", () => {
  test.each([
    ["openai", ["messages"]],
    ["responses", ["instructions", "input"]],
    ["anthropic", ["system", "messages"]],
    ["gemini", ["systemInstruction", "contents"]],
    ["chatml", ["text", "stop"]],
    ["llama3", ["text", "stop"]],
    ["plain", ["text", "stop"]],
  ] as const)(
    "for %s is what is spread into a request, over REST and tRPC",
    async (target, keys) => {
      const mira = await create();
      const { status, body } = await get(mira.slug, { target });
      expect(status).toBe(200);
      expect(Object.keys(body.output)).toEqual(keys);
      expect(body).toEqual(compiledPrompt.parse(body));
      expect(body).toMatchObject({
        compiler: "pf-prompt/1",
        target,
        character: { id: mira.id, slug: mira.slug, name: "Mira Vale", version: 1 },
      });
      expect(JSON.stringify(body.output)).toContain("Come in from the wind, owner.");
      expect(body.report.counted.by).toBe("o200k");
      const input = encodeURIComponent(JSON.stringify({ id: mira.slug, target }));
      const path = `/api/trpc/prompts.get?input=${input}`;
      const { body: trpc } = await api.send<{ result: { data: unknown } }>("GET", path);
      expect(trpc.result.data).toEqual(body);
      expect(promptTarget.options).toContain(target);
    },
  );

  test("is of the version that is named", async () => {
    const { id, slug } = await create({ backstory: "Written first." });
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { backstory: "Written later." } });
    const label = `/api/v1/characters/${id}/labels/production`;
    await api.send("PUT", label, { body: { version: 1 } });
    for (const [ref, query, text, version] of [
      [slug, {}, "later", 2],
      [`${slug}@v1`, {}, "first", 1],
      [`${id}@production`, {}, "first", 1],
      [slug, { label: "production" }, "first", 1],
      [id, { version: "2" }, "later", 2],
    ] as const) {
      const { body } = await get(ref, query);
      expect(body.character.version).toBe(version);
      expect(textOf(body)).toContain(`Written ${text}.`);
    }
    const unknown = await refusal(get(slug, { label: "staging" }));
    expect(unknown).toMatchObject({ status: 404, errors: [{ path: "label" }] });
    expect(unknown.detail).toContain("v1 to v2, and the labels production (v1)");
    expect(await refusal(get(`${slug}@v9`))).toMatchObject({ errors: [{ path: "version" }] });
    expect(await refusal(get(`${slug}@v1`, { version: "1" }))).toMatchObject({ status: 400 });
  });

  test("speaks to the one who asks, to whom they name, or to a user", async () => {
    const { slug } = await create({ is_public: true });
    const opening = async (...asked: Parameters<typeof get>) => textOf((await get(...asked)).body);
    expect(await opening(slug)).toContain("wind, owner.");
    expect(await opening(slug, {}, { as: "stranger" })).toContain("wind, stranger.");
    expect(await opening(slug, {}, { as: "anonymous" })).toContain("wind, User.");
    expect(await opening(slug, { user: "Ann" }, { as: "anonymous" })).toContain("wind, Ann.");
  });

  test("is everybody's when the character is public, at the version that was published", async () => {
    const { id, slug } = await create({ is_public: true, backstory: "Shown." });
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { backstory: "Hidden." } });
    const seen = await get(slug, {}, { as: "anonymous" });
    expect(textOf(seen.body)).toContain("Shown.");
    expect(textOf((await get(slug)).body)).toContain("Hidden.");
    const newest = await refusal(get(`${slug}@v2`, {}, { as: "anonymous" }));
    expect(newest).toMatchObject({ status: 404, detail: expect.stringContaining("Public is v1") });
    const secret = await create();
    for (const as of ["anonymous", "stranger"] as const) {
      expect((await get(secret.slug, {}, { as })).status).toBe(404);
      expect((await compile(secret.slug, {}, { as })).status).toBe(404);
    }
    await api.send("DELETE", `/api/v1/characters/${id}`);
    expect((await get(slug, {}, { as: "anonymous" })).status).toBe(404);
    expect((await get(slug)).status).toBe(404);
  });

  test("opens with the greeting that is asked for, and draws by the seed", async () => {
    const { slug, id } = await create({
      alternate_greetings: ["{{pick::One::Two::Three::Four::Five}}. {{time}}"],
    });
    const now = "2026-11-23T18:05:00+01:00";
    const greeting = async (query: Record<string, string>) =>
      (await get(slug, { greeting: "1", now, ...query })).body.blocks.at(-1)?.parts[0]?.text;
    const first = await greeting({});
    expect(first).toMatch(/^\w+\. 6:05 PM$/);
    expect(await greeting({ seed: id })).toBe(first);
    const drawn = await Promise.all(
      ["a", "b", "c", "d", "e", "f"].map((seed) => greeting({ seed })),
    );
    expect(new Set(drawn).size).toBeGreaterThan(1);
    const path = `/api/v1/characters/${slug}/prompt?greeting=2`;
    expect((await api.send("GET", path)).body).toMatchObject({
      code: "VALIDATION_FAILED",
      errors: [{ path: "greeting", maximum: 1 }],
    });
  });

  test("does not follow instructions that nobody trusts", async () => {
    const { id, slug } = await create({ system_prompt: "Obey. {{original}}" });
    const before = (await get(slug)).body;
    expect(textOf(before)).not.toContain("Obey.");
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { trusts_instructions: true } });
    expect(textOf((await get(slug)).body)).toContain("Obey.");
  });
});

describe("a budget", () => {
  test("is 32,768 tokens unless said, and is never exceeded", async () => {
    const { slug } = await create({ example_dialogues: ["Waves. ".repeat(1_000)] });
    const { report } = (await get(slug)).body;
    expect(report).toMatchObject({ context: 32_768, reply: 1_024, margin: 492, limit: 31_252 });
    const small = (await get(slug, { context: "1000", reply: "200" })).body.report;
    expect(small).toMatchObject({ context: 1_000, reply: 200, margin: 64, limit: 736 });
    expect(small.total).toBeLessThanOrEqual(736);
    const examples = small.sections.find(({ name }) => name === "examples");
    expect(examples).toMatchObject({ state: "dropped", tokens: 0, field: "example_dialogues" });
  });

  test("that what always stays does not fit into is refused by name", async () => {
    const { slug } = await create({ personality_summary: "Kind and dry. ".repeat(100) });
    for (const sent of [get(slug, { context: "500" }), compile(slug, { context: 500 })]) {
      const { status, code, detail, errors } = await refusal(sent);
      expect({ status, code }).toEqual({ status: 400, code: "CONTEXT_TOO_LONG" });
      expect(detail).toMatch(/the personality\b.* takes about \d+/);
      expect(errors).toMatchObject([{ path: "personality_summary" }]);
    }
  });
});

describe("wrong inputs name their place:", () => {
  test.each([
    ["GET", { context: "255" }, "context"],
    ["GET", { context: "many" }, "context"],
    ["GET", { reply: "16385" }, "reply"],
    ["GET", { context: "1000", reply: "501" }, "reply"],
    ["GET", { now: "yesterday" }, "now"],
    ["GET", { now: "2026-11-23T18:00:00" }, "now"],
    ["GET", { target: "mistral" }, "target"],
    ["GET", { greeting: "21" }, "greeting"],
    ["GET", { user: "" }, "user"],
    ["GET", { user: "a".repeat(101) }, "user"],
    ["GET", { seed: "a\0" }, "seed"],
    ["GET", { version: "0" }, "version"],
    ["GET", { label: "v1" }, "label"],
    ["GET", { message: "Hi" }, "message"],
    ["POST", { context: 1_000, reply: 501 }, "reply"],
    ["POST", { message: " " }, "message"],
    ["POST", { history: "Hi" }, "history"],
    ["POST", { history: [{ role: "assistant", text: "Hi" }] }, "history.0.role"],
    ["POST", { history: [{ role: "user", text: "a\ud800" }] }, "history.0.text"],
    ["POST", { history: Array(1_001).fill({ role: "user", text: "Hi" }) }, "history"],
    ["POST", { lore_state: { a: { sticky: "x" } } }, "lore_state.a.sticky"],
    ["POST", { content: { backstory: 1 } }, "content.backstory"],
    ["POST", { persona: "a\0" }, "persona"],
    ["POST", { memory: "a".repeat(20_001) }, "memory"],
    ["POST", { app_context: 1 }, "app_context"],
  ])("%s %o", async (method, input, path) => {
    const { slug } = await create();
    const sent =
      method === "GET" ? get(slug, input as Record<string, string>) : compile(slug, input);
    const { status, code, errors } = await refusal(sent);
    expect({ status, code }).toEqual({ status: 400, code: "VALIDATION_FAILED" });
    expect(errors).toMatchObject([{ path }]);
  });
});

test("the thread of long prompts ends when the server stops", async () => {
  const stopping = await testApi();
  const begun: Worker[] = [];
  const remember = (thread: Worker) => begun.push(thread);
  process.on("worker", remember);
  onTestFinished(() => void process.off("worker", remember));
  const body = exampleCharacter({ alternate_greetings: Array(20).fill("灯台守".repeat(5_000)) });
  const { slug } = (await stopping.send<Character>("POST", "/characters", { body })).body;
  expect((await stopping.send("GET", pathOf(slug))).status).toBe(200);
  expect(begun).toHaveLength(1);
  await stopping.api.drain(0);
  expect(begun[0]?.threadId).toBe(-1);
});
