import type { Character } from "@personaforge/contract/character";
import type { Problem } from "@personaforge/contract/errors";
import type { StateDiff } from "@personaforge/contract/version";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

async function create(fields = {}): Promise<Character> {
  const body = exampleCharacter(fields);
  return (await api.send<Character>("POST", "/api/v1/characters", { body })).body;
}

/** v1 with the tagline "one" (published), v2 "two" (labelled live), v3 "three", a draft "four". */
async function withStates(): Promise<Character> {
  const made = await create({ tagline: "one", is_public: true });
  const path = `/api/v1/characters/${made.id}`;
  await api.send("PATCH", path, { body: { tagline: "two" } });
  await api.send("PUT", `${path}/labels/live`, { body: { version: 2 } });
  await api.send("PATCH", path, { body: { tagline: "three" } });
  await api.send("PUT", `${path}/draft`, { body: { content: { tagline: "four" } } });
  return made;
}

const compare = <Body = StateDiff>({ id }: Character, from: string, to: string) =>
  api.send<Body>(
    "GET",
    `/api/v1/characters/${id}/diff?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`,
  );

/** The taglines that stand on both sides. */
async function taglines(made: Character, from: string, to: string) {
  const { body } = await compare(made, from, to);
  const [field] = body.fields;
  return field?.kind === "text" ? [field.before, field.after] : [];
}

describe("a comparison", () => {
  test.each([
    ["v1", "v3", ["one", "three"]],
    ["1", "newest", ["one", "three"]],
    ["live", "draft", ["two", "four"]],
    ["newest", "draft", ["three", "four"]],
    ["published", "live", ["one", "two"]],
    ["V3", "V1", ["three", "one"]],
  ])("of %s with %s", async (from, to, expected) => {
    expect(await taglines(await withStates(), from, to)).toEqual(expected);
  });

  test("says what both sides are, and word by word what is between them", async () => {
    const made = await create({ backstory: "She keeps the light. Nobody asked her to." });
    const path = `/api/v1/characters/${made.id}`;
    const backstory = "She keeps the old light. Nobody asked.";
    await api.send("PATCH", path, { body: { backstory, tags: ["keeper", "sea"] } });
    const { body, headers } = await compare(made, "v1", "v2");
    expect(body).toMatchObject({
      from: { ref: "v1", version: 1, character: { id: made.id, slug: made.slug } },
      to: { ref: "v2", version: 2 },
      identical: false,
    });
    const [text, list] = body.fields;
    expect(text).toMatchObject({ kind: "text", field: "backstory", method: "words", added: 1 });
    expect(list).toMatchObject({ kind: "list", field: "tags" });
    const same = await compare(made, "v1", "v1");
    expect(same.body).toMatchObject({ identical: true, fields: [] });
    const etag = headers.get("etag") ?? "";
    const again = await api.send("GET", `${path}/diff?from=v1&to=v2`, {
      headers: { "if-none-match": etag },
    });
    expect(again.status).toBe(304);
  });

  test("of a branch with its source, and of two characters", async () => {
    const made = await withStates();
    const path = `/api/v1/characters/${made.id}/versions/2/branch`;
    const { body: branched } = await api.send<Character>("POST", path, { body: {} });
    expect(await taglines(branched, "origin", "newest")).toEqual(["three", "two"]);
    expect(await taglines(branched, `${made.slug}@v1`, "v1")).toEqual(["one", "two"]);
    expect(await taglines(branched, made.id, "v1")).toEqual(["three", "two"]);
    expect((await compare(made, "origin", "v1")).status).toBe(404);
  });

  test("of a fork with the published version of somebody else's character", async () => {
    const made = await withStates();
    const fork = `/api/v1/gallery/characters/${made.slug}/fork`;
    const as = "stranger";
    const { body } = await api.send<Character>("POST", fork, { as, body: { name: "Mine" } });
    const path = `/api/v1/characters/${body.id}/diff?from=origin&to=newest`;
    const compared = await api.send<StateDiff>("GET", path, { as });
    expect(compared.body.fields.map(({ field }) => field)).toEqual(["name"]);
    await api.send("PATCH", `/api/v1/characters/${made.id}`, { body: { is_public: false } });
    expect((await api.send("GET", path, { as })).status).toBe(404);
  });

  test.each([
    ["v9", "Mira Vale has no version 9. There are v1 to v3, and the labels live (v2)."],
    ["beta", 'Mira Vale has no label "beta". There are v1 to v3, and the labels live (v2).'],
    ["import", "No version of Mira Vale was imported."],
    ["somebody-else@v1", "There is no such character, or it is not yours to see."],
  ])("with %s is 404", async (ref, detail) => {
    const { status, body } = await compare<Problem>(await withStates(), ref, "newest");
    expect([status, body.detail]).toEqual([404, detail]);
  });

  test("of a long text that was rewritten is answered, and other requests meanwhile", async () => {
    const long = (word: string) =>
      Array.from({ length: 2_000 }, (_, index) => `${word}${index}`)
        .join(" ")
        .slice(0, 10_000);
    const made = await create({ backstory: long("old") });
    const path = `/api/v1/characters/${made.id}`;
    await api.send("PATCH", path, { body: { backstory: long("new") } });
    const [compared, read] = await Promise.all([compare(made, "v1", "v2"), api.send("GET", path)]);
    expect(compared.body.fields[0]).toMatchObject({ field: "backstory", method: "rewritten" });
    expect(read.status).toBe(200);
  });
});
