import { processorTimeOf } from "@personaforge/cards/testing/processorTime";
import type { Character, CreateCharacter } from "@personaforge/contract/character";
import type { CompiledPrompt } from "@personaforge/contract/prompt";
import { afterEach, describe, expect, test, vi } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { type SendOptions, testApi } from "../testing/testApi.ts";

const api = await testApi();

async function create(fields: Partial<CreateCharacter> = {}): Promise<Character> {
  const body = exampleCharacter(fields);
  return (await api.send<Character>("POST", "/characters", { body })).body;
}

const ask = (ref: string, { query = "", ...options }: SendOptions & { query?: string } = {}) =>
  api.send<CompiledPrompt>("GET", `/api/v1/characters/${ref}/prompt${query}`, options);

const etagOf = async (...asked: Parameters<typeof ask>) =>
  (await ask(...asked)).headers.get("etag") ?? "";

/** Every statement that the API sends from now on. */
function recordStatements(): string[] {
  const statements: string[] = [];
  const executor = api.db.getExecutor();
  const execute = executor.executeQuery.bind(executor);
  vi.spyOn(executor, "executeQuery").mockImplementation((query) => {
    statements.push(query.sql);
    return execute(query);
  });
  vi.spyOn(api.db, "transaction").mockImplementation(() => {
    throw new Error("a read began a transaction");
  });
  return statements;
}
afterEach(() => vi.restoreAllMocks());

describe("a prompt that the caller holds", () => {
  test("is a 304 for one read that holds no text, and for no write", async () => {
    const { slug } = await create();
    const etag = await etagOf(slug);
    expect(etag).toMatch(/^"[0-9a-f]{64}-v1"$/);
    const statements = recordStatements();
    const headers = { "if-none-match": etag };
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const answer = await ask(slug, { headers: { "if-none-match": known } });
      expect([answer.status, answer.body]).toEqual([304, ""]);
      expect(answer.headers.get("etag")).toBe(etag);
      expect(answer.headers.get("cache-control")).toContain("stale-while-revalidate=600");
    }
    expect(statements).toHaveLength(4);
    for (const statement of statements) {
      expect(statement).toMatch(/^select /);
      expect(statement).not.toContain("backstory");
    }
    expect((await ask(slug, { headers, query: "?user=Ann" })).status).toBe(200);
  });

  test("is a 200 again when the version, the label or the caller's name is another", async () => {
    const { slug, id } = await create({ tagline: "First." });
    const label = `/api/v1/characters/${id}/labels/production`;
    await api.send("PUT", label, { body: { version: 1 } });
    const headers = { "if-none-match": await etagOf(slug, { query: "?label=production" }) };
    const isNew = async () =>
      (await ask(slug, { query: "?label=production", headers })).status === 200;
    expect(await isNew()).toBe(false);
    // The tagline is not in the prompt, but the answer names the version.
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { tagline: "Second." } });
    expect(await isNew()).toBe(false);
    await api.send("PUT", label, { body: { version: 2 } });
    expect(await isNew()).toBe(true);
    const own = await etagOf(slug);
    await api.send("PATCH", "/api/v1/me", { body: { name: "Anna" } });
    expect(await etagOf(slug)).not.toBe(own);
    await api.send("PATCH", "/api/v1/me", { body: { name: "owner" } });
  });

  test("is looked through for the time at once, whatever braces it is made of", async () => {
    const greetings = Array.from({ length: 10 }, (_, index) => "{".repeat(19_000 + index));
    const { slug } = await create({ alternate_greetings: greetings });
    const time = await processorTimeOf(async () => expect((await ask(slug)).status).toBe(200));
    // 0.1 s; with the square of the braces it was a minute.
    expect(time).toBeLessThan(4_000);
  });

  test("changes from minute to minute only when it tells the time", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-23T05:10:30Z") });
    try {
      const timeless = await create();
      const clock = await create({ backstory: "It is {{time}}." });
      const before = [await etagOf(timeless.slug), await etagOf(clock.slug)];
      vi.setSystemTime(Date.parse("2026-11-23T05:10:59Z"));
      expect([await etagOf(timeless.slug), await etagOf(clock.slug)]).toEqual(before);
      vi.setSystemTime(Date.parse("2026-11-23T05:11:00Z"));
      expect(await etagOf(timeless.slug)).toBe(before[0]);
      expect(await etagOf(clock.slug)).not.toBe(before[1]);
      expect(JSON.stringify((await ask(clock.slug)).body.output)).toContain("It is 5:11 AM.");
    } finally {
      vi.useRealTimers();
    }
  });

  test("answers HEAD as GET, without the body", async () => {
    const { slug } = await create();
    const path = `/api/v1/characters/${slug}/prompt`;
    const head = await api.send("HEAD", path);
    const get = await api.send("GET", path);
    expect([head.status, head.body]).toEqual([200, ""]);
    for (const name of ["etag", "cache-control", "vary", "content-length", "content-type"]) {
      expect(head.headers.get(name), name).toBe(get.headers.get(name));
    }
    const headers = { "if-none-match": head.headers.get("etag") ?? "" };
    expect((await api.send("HEAD", path, { headers })).status).toBe(304);
  });
});

describe("caches between us and the caller", () => {
  const control = "max-age=10, stale-while-revalidate=600";

  test("keep for everybody only what everybody may have", async () => {
    const { slug } = await create({ is_public: true });
    for (const [as, scope] of [
      ["anonymous", "public"],
      ["stranger", "private"],
      ["owner", "private"],
    ] as const) {
      const { headers } = await ask(slug, { as });
      expect(headers.get("cache-control")).toBe(`${scope}, ${control}`);
      expect(headers.get("vary")).toBe("authorization, cookie, pf-workspace");
    }
  });

  test("keep no refusal, and no other answer of the API", async () => {
    const { slug } = await create();
    const refused = await ask(slug, { as: "anonymous" });
    expect([refused.status, refused.headers.get("cache-control")]).toEqual([404, "no-store"]);
    const character = await api.send("GET", `/api/v1/characters/${slug}`);
    expect(character.headers.get("cache-control")).toBe("private, no-cache");
  });
});
