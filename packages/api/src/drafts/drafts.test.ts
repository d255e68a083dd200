import type { Character } from "@personaforge/contract/character";
import type { Draft } from "@personaforge/contract/draft";
import type { Problem } from "@personaforge/contract/errors";
import type { SavedVersion } from "@personaforge/contract/version";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

const pathOf = ({ id }: Character, rest = "/draft") => `/api/v1/characters/${id}${rest}`;

async function create(fields = {}): Promise<Character> {
  const body = exampleCharacter(fields);
  return (await api.send<Character>("POST", "/api/v1/characters", { body })).body;
}

const put = <Body = Draft>(made: Character, body: object, revision?: number) =>
  api.send<Body>("PUT", pathOf(made), {
    body,
    ...(revision !== undefined && { headers: { "if-match": `"${revision}"` } }),
  });

const save = <Body = SavedVersion>(made: Character, body = {}, headers = {}) =>
  api.send<Body>("POST", pathOf(made, "/versions"), { body, headers });

describe("a draft", () => {
  test("is there from the beginning, empty, at revision 0", async () => {
    const made = await create();
    const { body, headers } = await api.send<Draft>("GET", pathOf(made));
    expect(body).toEqual({
      character_id: made.id,
      base_version: 1,
      content: {},
      problems: [],
      revision: 0,
      updated_at: null,
    });
    const etag = headers.get("etag") ?? "";
    await api.send("PATCH", pathOf(made, ""), { body: { tagline: "Later" } });
    const known = { headers: { "if-none-match": etag } };
    expect((await api.send<Draft>("GET", pathOf(made), known)).body.base_version).toBe(2);
    const options = { headers: { "if-match": etag }, body: { content: { name: "N" } } };
    expect((await api.send<Draft>("PUT", pathOf(made), options)).body.revision).toBe(1);
    expect((await put<Problem>(made, { content: {} }, 0)).status).toBe(412);
  });

  test("comes back exactly as it was written, over every limit, and changes no version", async () => {
    const made = await create();
    const content = {
      name: "",
      backstory: "ü👩‍👩‍👧‍👦\r\n\t".repeat(3_000),
      tagline: null,
      tags: ["", "twice", "twice", "x".repeat(100)],
      language: "not a language",
    };
    const written = await put(made, { content });
    expect(written.status).toBe(200);
    const { body } = await api.send<Draft>("GET", pathOf(made));
    expect(body.content).toEqual(content);
    expect(body.problems.map(({ path }) => path)).toEqual([
      "name",
      "backstory",
      "tags.0",
      "tags.3",
      "language",
    ]);
    const read = await api.send<Character>("GET", pathOf(made, ""));
    expect(read.body).toEqual(made);
  });

  test.each([
    ["half a surrogate pair", '{"content":{"name":"\\ud800"}}', "content.name"],
    ["NUL", '{"content":{"backstory":"a\\u0000b"}}', "content.backstory"],
    ["an unknown field", '{"content":{"nmae":"x"}}', "content.nmae"],
    ["no name at all", '{"content":{"name":null}}', "content.name"],
    ["a text nobody types", `{"content":{"name":"${"x".repeat(200_001)}"}}`, "content.name"],
  ])("refuses %s before the database", async (_what, body, path) => {
    const made = await create();
    const refused = await api.send("PUT", pathOf(made), { body });
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0]?.path).toBe(path);
  });

  test("upon a version that is not there yet is refused", async () => {
    const made = await create();
    const refused = await put<Problem>(made, { content: { name: "N" }, base_version: 2 });
    expect(refused.status).toBe(404);
    expect(refused.body.errors[0]?.path).toBe("base_version");
  });

  test("upon an older revision is refused with the draft as it is", async () => {
    const made = await create();
    await put(made, { content: { name: "First tab" } }, 0);
    const refused = await put<Problem>(made, { content: { name: "Second tab" } }, 0);
    expect(refused.status).toBe(412);
    expect(refused.body.current).toMatchObject({ revision: 1, content: { name: "First tab" } });
  });

  test("never has one revision twice, however often it is emptied", async () => {
    const made = await create();
    const seen: number[] = [];
    for (const content of [{ name: "A" }, {}, { name: "A" }, {}, { name: "A" }]) {
      seen.push((await put(made, { content })).body.revision);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    const same = await put(made, { content: { name: "A" } });
    expect(same.body.revision).toBe(5);
  });

  test("of 50 at once upon one revision exactly one is kept", async () => {
    const made = await create();
    const puts = Array.from({ length: 50 }, (_, index) =>
      put(made, { content: { tagline: `Try ${index}` } }, 0),
    );
    const statuses = (await Promise.all(puts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect((await api.send<Draft>("GET", pathOf(made))).body.revision).toBe(1);
  });

  test("is my own: in the trash it waits with its character", async () => {
    const made = await create();
    await put(made, { content: { name: "Waiting" } });
    await api.send("DELETE", pathOf(made, ""));
    expect((await api.send("GET", pathOf(made))).status).toBe(404);
    expect((await put(made, { content: {} })).status).toBe(404);
    await api.send("POST", pathOf(made, "/undelete"));
    const { body } = await api.send<Draft>("GET", pathOf(made));
    expect(body.content).toEqual({ name: "Waiting" });
  });

  test("shows in the list while it holds something", async () => {
    const made = await create({ name: "Draftful" });
    const at = async () => {
      const path = "/api/v1/characters?q=draftful";
      const { body } = await api.send<{ items: { draft_at: string | null }[] }>("GET", path);
      return body.items[0]?.draft_at;
    };
    expect(await at()).toBeNull();
    const { body } = await put(made, { content: { tagline: "T" } });
    expect(await at()).toBe(body.updated_at);
    await put(made, { content: {} });
    expect(await at()).toBeNull();
  });
});

describe("saving a draft", () => {
  test("makes a version of it and empties it", async () => {
    const made = await create();
    await put(made, { content: { tagline: "New", backstory: null } });
    const saved = await save(made, { message: "From the draft" });
    expect(saved.status).toBe(201);
    expect(saved.body).toMatchObject({
      created: true,
      version: 2,
      tagline: "New",
      backstory: null,
    });
    const { body } = await api.send<Draft>("GET", pathOf(made));
    expect(body).toMatchObject({ content: {}, base_version: 2, revision: 2 });
  });

  test("refuses an invalid one with a sentence for each field, and keeps it", async () => {
    const made = await create();
    const content = { name: "", tagline: "x".repeat(121) };
    await put(made, { content });
    const refused = await save<Problem>(made);
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toEqual([
      { path: "name", code: "too_small", message: "Name is required." },
      {
        path: "tagline",
        code: "too_big",
        message: "Tagline has 121 characters; the limit is 120.",
        maximum: 120,
      },
    ]);
    expect((await api.send<Draft>("GET", pathOf(made))).body.content).toEqual(content);
  });

  test("of nothing makes nothing, and of what is there already empties it", async () => {
    const made = await create();
    expect((await save(made)).body.created).toBe(false);
    await put(made, { content: { name: made.name } });
    expect((await save(made)).body).toMatchObject({ created: false, version: 1 });
    expect((await api.send<Draft>("GET", pathOf(made))).body.content).toEqual({});
  });

  test("keeps what others saved meanwhile in other fields", async () => {
    const made = await create();
    await put(made, { content: { tagline: "Mine" } });
    await api.send("PATCH", pathOf(made, ""), { body: { backstory: "Theirs" } });
    const saved = await save(made);
    expect(saved.body).toMatchObject({ version: 3, tagline: "Mine", backstory: "Theirs" });
  });

  test("asks when others saved the same field, and then keeps mine as a new version", async () => {
    const made = await create();
    await put(made, { content: { tagline: "Mine", name: "Both" } });
    await api.send("PATCH", pathOf(made, ""), { body: { tagline: "Theirs", name: "Both" } });
    const refused = await save<Problem>(made);
    expect(refused.status).toBe(412);
    expect(refused.body.detail).toBe(
      "Version 2 was made since and changed the same fields: tagline.",
    );
    const current = refused.body.current as Character;
    expect(current).toMatchObject({ tagline: "Theirs", version: 2 });
    const kept = await save(made, {}, { "if-match": `"${current.revision}"` });
    expect(kept.body).toMatchObject({ created: true, version: 3, tagline: "Mine" });
    const theirs = await api.send<Character>("GET", pathOf(made, "?version=2"));
    expect(theirs.body.tagline).toBe("Theirs");
  });
});
