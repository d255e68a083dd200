import type { Character, PublicCharacter, PublicSummary } from "@personaforge/contract/character";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

interface Page {
  items: PublicSummary[];
  next_cursor: string | null;
}

const gallery = "/api/v1/gallery/characters";

async function create(fields = {}): Promise<Character> {
  const body = exampleCharacter({ is_public: true, ...fields });
  return (await api.send<Character>("POST", "/characters", { body })).body;
}

async function search(query: string): Promise<Page> {
  return (await api.send<Page>("GET", gallery + query, { as: "anonymous" })).body;
}

describe("the gallery", () => {
  test("shows what was published, and keeps later edits private until they are", async () => {
    const made = await create({ name: "Vorher" });
    const path = `/api/v1/characters/${made.id}`;
    await api.send("PATCH", path, { body: { name: "Nachher" } });
    const read = () =>
      api.send<PublicCharacter>("GET", `${gallery}/${made.slug}`, { as: "anonymous" });
    expect((await read()).body).toMatchObject({
      name: "Vorher",
      version: 1,
      creator: { handle: "owner" },
    });
    expect((await search("?q=nachher")).items).toEqual([]);
    await api.send("PATCH", path, { body: { is_public: true } });
    expect((await read()).body).toMatchObject({ name: "Nachher", version: 2 });
    expect((await search("?q=nachher")).items).toHaveLength(1);
    expect((await search("?q=vorher")).items).toEqual([]);
  });

  test("forgets what is unpublished, and hides what is in the trash", async () => {
    const made = await create({ name: "Flüchtig" });
    const path = `/api/v1/characters/${made.id}`;
    const found = async () => (await search("?q=flüchtig")).items.length;
    expect(await found()).toBe(1);
    await api.send("DELETE", path);
    expect(await found()).toBe(0);
    expect((await api.send("GET", `${gallery}/${made.id}`)).status).toBe(404);
    await api.send("POST", `${path}/undelete`);
    expect(await found()).toBe(1);
    const hidden = await api.send<Character>("PATCH", path, { body: { is_public: false } });
    expect(hidden.body).toMatchObject({
      is_public: false,
      published_version: null,
      published_at: null,
    });
    expect(await found()).toBe(0);
  });

  test("shows only the fields that are meant to be seen", async () => {
    const made = await create();
    const { body } = await api.send<object>("GET", `${gallery}/${made.id}`, { as: "anonymous" });
    const hidden = [
      "owner_id",
      "revision",
      "deleted_at",
      "is_sample",
      "published_version",
      "message",
    ];
    for (const field of hidden) expect(body).not.toHaveProperty(field);
  });

  test("ranks a name above a mention, and pages through the matches", async () => {
    await create({ name: "Plain", personality_summary: "Afraid of every dragon." });
    await create({ name: "Dragon" });
    await create({ name: "Other", tags: ["dragon"] });
    const names: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Page = await search(`?q=dragon&limit=1${cursor && `&cursor=${cursor}`}`);
      names.push(...page.items.map(({ name }) => name));
      cursor = page.next_cursor;
    }
    expect(names).toEqual(["Dragon", "Other", "Plain"]);
  });

  test("pages through the newest by tag without gap", async () => {
    for (const name of ["A", "B", "C"]) await create({ name, tags: ["newest"] });
    const first = await search("?tag=newest&limit=2");
    const second = await search(`?tag=newest&limit=2&cursor=${first.next_cursor}`);
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["C", "B", "A"]);
    expect(second.next_cursor).toBeNull();
  });
});
