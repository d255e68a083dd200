import type { Character, CharacterSummary } from "@personaforge/contract/character";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

async function create(fields = {}): Promise<Character> {
  const body = exampleCharacter(fields);
  return (await api.send<Character>("POST", "/api/v1/characters", { body })).body;
}

describe("create", () => {
  test("answers 201 with the whole character, its text untouched", async () => {
    const body = exampleCharacter({ name: "  Ünï 周易 👩‍👩‍👧‍👦 ", backstory: "a\u0301\r\n\tb" });
    const answer = await api.send<Character>("POST", "/api/v1/characters", { body });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ ...body, version: 1, revision: 1, is_public: false });
    expect(answer.body.slug).toMatch(/^ueni-[a-z2-9]{4}$/);
    expect(answer.body.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    const location = answer.headers.get("location") ?? "";
    const read = await api.send<Character>("GET", location);
    expect(read.body).toEqual(answer.body);
  });

  test("names every field that is wrong, with its limit", async () => {
    const body = exampleCharacter({ name: "n".repeat(101), backstory: "b".repeat(10_001) });
    const answer = await api.send("POST", "/api/v1/characters", { body });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({ code: "VALIDATION_FAILED", status: 400 });
    expect(answer.body.errors).toEqual([
      {
        path: "name",
        code: "too_big",
        maximum: 100,
        message: "Name has 101 characters; the limit is 100.",
      },
      {
        path: "backstory",
        code: "too_big",
        maximum: 10_000,
        message: "Backstory has 10,001 characters; the limit is 10,000.",
      },
    ]);
  });

  test.each([
    ["a lone surrogate", { name: "\ud83d" }],
    ["a NUL", { name: "a\0b" }],
    ["only invisible characters", { name: "\u200b\u3164\u2800" }],
    ["a field that does not exist", { nmae: "x" }],
    ["a null name", { name: null }],
    ["a tag twice", { tags: ["a", "a"] }],
  ])("refuses %s", async (_, fields) => {
    const body = { ...exampleCharacter(), ...fields };
    const answer = await api.send("POST", "/api/v1/characters", { body });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe("VALIDATION_FAILED");
    expect(answer.body.errors).toHaveLength(1);
  });

  test("is refused to nobody", async () => {
    const body = exampleCharacter();
    const answer = await api.send("POST", "/api/v1/characters", { body, as: "anonymous" });
    expect([answer.status, answer.body.code]).toEqual([401, "UNAUTHENTICATED"]);
  });
});

describe("get", () => {
  test("finds by id and by slug, and answers 304 while nothing changed", async () => {
    const made = await create();
    const bySlug = await api.send<Character>("GET", `/api/v1/characters/${made.slug}`);
    expect(bySlug.body).toEqual(made);
    const etag = bySlug.headers.get("etag") ?? "";
    const headers = { "if-none-match": etag };
    const again = await api.send("GET", `/api/v1/characters/${made.id}`, { headers });
    expect([again.status, again.body]).toEqual([304, ""]);
  });

  test("shows others nothing that is private, and the published version of what is public", async () => {
    const made = await create();
    const path = `/api/v1/characters/${made.id}`;
    expect((await api.send("GET", path, { as: "stranger" })).status).toBe(404);
    expect((await api.send("GET", path, { as: "anonymous" })).status).toBe(404);
    await api.send("PATCH", path, { body: { is_public: true } });
    await api.send("PATCH", path, { body: { name: "Not published yet" } });
    const seen = await api.send<Character>("GET", path, { as: "stranger" });
    expect(seen.body).toMatchObject({ name: "Mira Vale", version: 1 });
    expect((await api.send<Character>("GET", path)).body.name).toBe("Not published yet");
  });
});

describe("update", () => {
  test("adds a version for new content and none for equal content", async () => {
    const made = await create();
    const path = `/api/v1/characters/${made.id}`;
    const changed = await api.send<Character>("PATCH", path, { body: { tone_description: null } });
    expect(changed.body).toMatchObject({ version: 2, revision: 2, tone_description: null });
    const same = await api.send<Character>("PATCH", path, { body: { name: made.name } });
    expect(same.body).toMatchObject({ version: 2, revision: 2 });
  });

  test("lets exactly one of 20 writers win who saw the same revision", async () => {
    const made = await create();
    const path = `/api/v1/characters/${made.id}`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        api.send("PATCH", path, {
          body: { name: `Writer ${index}` },
          headers: { "if-match": `"${made.revision}"` },
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
    expect((await api.send<Character>("GET", path)).body.version).toBe(2);
  });

  test("refuses an If-Match that is no ETag of a character", async () => {
    const made = await create();
    const headers = { "if-match": 'W/"1"' };
    const body = { name: "New" };
    const answer = await api.send("PATCH", `/api/v1/characters/${made.id}`, { body, headers });
    expect([answer.status, answer.body.code]).toEqual([412, "PRECONDITION_FAILED"]);
  });

  test("is refused to strangers, who may only look", async () => {
    const made = await create({ is_public: true });
    const body = { name: "Mine now" };
    const answer = await api.send("PATCH", `/api/v1/characters/${made.id}`, {
      body,
      as: "stranger",
    });
    expect([answer.status, answer.body.code]).toEqual([403, "FORBIDDEN"]);
  });
});

describe("delete and undelete", () => {
  test("moves to the trash and back, with everything", async () => {
    const made = await create();
    const path = `/api/v1/characters/${made.id}`;
    const deleted = await api.send("DELETE", path);
    expect([deleted.status, deleted.body]).toEqual([204, ""]);
    expect((await api.send("GET", path)).status).toBe(404);
    const trash = await list("?trash=true&limit=100");
    expect(trash.map(({ id }) => id)).toContain(made.id);
    const back = await api.send<Character>("POST", `${path}/undelete`);
    expect(back.body).toEqual({ ...made, revision: 3 });
  });

  test("are refused to who saw another revision", async () => {
    const made = await create();
    const path = `/api/v1/characters/${made.id}`;
    const headers = { "if-match": '"99"' };
    expect((await api.send("DELETE", path, { headers })).status).toBe(412);
    expect((await api.send("GET", path)).status).toBe(200);
    const current = { "if-match": `"${made.revision}"` };
    expect((await api.send("DELETE", path, { headers: current })).status).toBe(204);
    expect((await api.send("POST", `${path}/undelete`, { headers })).status).toBe(412);
  });

  test("are refused to strangers", async () => {
    const made = await create();
    const path = `/api/v1/characters/${made.id}`;
    expect((await api.send("DELETE", path, { as: "stranger" })).status).toBe(404);
    const undelete = await api.send("POST", `${path}/undelete`, { as: "stranger" });
    expect(undelete.status).toBe(404);
  });
});

async function list(query: string): Promise<CharacterSummary[]> {
  const answer = await api.send<{ items: CharacterSummary[] }>("GET", `/api/v1/characters${query}`);
  return answer.body.items;
}

describe("list", () => {
  test("pages newest first without gap or repetition", async () => {
    for (const index of [1, 2, 3, 4, 5]) await create({ name: `Page ${index}`, tags: ["paged"] });
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? "" : `&cursor=${cursor}`;
      const answer = await api.send<{ items: CharacterSummary[]; next_cursor: string | null }>(
        "GET",
        `/api/v1/characters?tag=paged&limit=2${next}`,
      );
      names.push(...answer.body.items.map(({ name }) => name));
      cursor = answer.body.next_cursor;
    } while (cursor !== null);
    expect(names).toEqual(["Page 5", "Page 4", "Page 3", "Page 2", "Page 1"]);
  });

  test.each([
    ["the beginning of a word", "lightk"],
    ["a Chinese word inside a sentence", "大师"],
    ["any case", "LIGHTKEEPER"],
  ])("searches by %s", async (_, q) => {
    const made = await create({ name: "Lightkeeper", tagline: "她是周易大师" });
    const found = await list(`?limit=100&q=${encodeURIComponent(q)}`);
    expect(found.map(({ id }) => id)).toContain(made.id);
  });

  test("finds nothing for a word that nobody has", async () => {
    expect(await list("?q=zzzzz")).toEqual([]);
  });

  test("refuses a foreign cursor and a wrong limit", async () => {
    const cursor = await api.send("GET", "/api/v1/characters?cursor=bm9wZQ");
    expect(cursor.body.code).toBe("INVALID_CURSOR");
    const limit = await api.send("GET", "/api/v1/characters?limit=101");
    expect(limit.body.errors).toMatchObject([{ path: "limit", maximum: 100 }]);
    expect((await api.send("GET", "/api/v1/characters", { as: "anonymous" })).status).toBe(401);
  });

  test("shows a stranger only what is the stranger's", async () => {
    const answer = await api.send<{ items: unknown[] }>("GET", "/characters", { as: "stranger" });
    expect(answer.body.items).toEqual([]);
  });
});
