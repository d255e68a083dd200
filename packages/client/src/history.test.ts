import { exampleCharacter } from "@personaforge/api/testing/examples";
import { testApi } from "@personaforge/api/testing/testApi";
import { beforeEach, describe, expect, test } from "vitest";
import { type Character, createClient } from "./client.ts";
import { clientAs } from "./testing/clientAs.ts";

const api = await testApi();
const pf = createClient({ baseUrl: api.url });
const stranger = clientAs("stranger", api);

let mira: Character;
let id: string;
beforeEach(async () => {
  mira = await pf.characters.create(exampleCharacter({ tagline: "One" }));
  ({ id } = mira);
});

async function numbersOf(list: AsyncIterable<{ number: number }>): Promise<number[]> {
  const found: number[] = [];
  for await (const { number } of list) found.push(number);
  return found;
}

describe("a character by reference", () => {
  test("what is fetched by label changes when the label is moved, and not before", async () => {
    await pf.versions.save({ id, tagline: "Two" });
    await pf.labels.set({ id, label: "production", version: 1 });
    const live = `${mira.slug}@production`;
    expect(await pf.characters.get({ id: live })).toMatchObject({ version: 1, tagline: "One" });
    await pf.versions.save({ id, tagline: "Three" });
    expect(await pf.characters.get({ id: live })).toMatchObject({ version: 1, tagline: "One" });
    await pf.labels.set({ id, label: "production", version: 2, expected_version: 1 });
    expect(await pf.characters.get({ id: live })).toMatchObject({ version: 2, tagline: "Two" });
    expect(await pf.characters.get({ id })).toMatchObject({ version: 3, tagline: "Three" });
  });

  test("by id or slug; with @, version or label", async () => {
    await pf.versions.save({ id, tagline: "Two", labels: ["Sommer 2026"] });
    const taglineOf = async (input: Parameters<typeof pf.characters.get>[0]) =>
      (await pf.characters.get(input)).tagline;
    expect(await taglineOf({ id: `${id}@v1` })).toBe("One");
    expect(await taglineOf({ id: `${mira.slug}@Sommer 2026` })).toBe("Two");
    expect(await taglineOf({ id, version: 1 })).toBe("One");
    expect(await taglineOf({ id: mira.slug, label: "Sommer 2026" })).toBe("Two");
  });

  test("one that there is not: NOT_FOUND that names what there is", async () => {
    await pf.versions.save({ id, tagline: "Two", labels: ["staging"] });
    await expect(pf.characters.get({ id: `${id}@production` })).rejects.toMatchObject({
      code: "NOT_FOUND",
      status: 404,
      message: expect.stringMatching(/no label "production".* v1 to v2.* staging \(v2\)/),
      fieldErrors: [{ path: "label", code: "unknown_label" }],
    });
    await expect(pf.characters.get({ id, version: 3 })).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("no version 3"),
    });
  });

  test("the gallery shows the published version; a fork of it knows where it began", async () => {
    await pf.characters.update({ id, is_public: true });
    await pf.versions.save({ id, tagline: "Hidden" });
    const visible = await stranger.gallery.get({ id: `${mira.slug}@v1` });
    expect(visible).toMatchObject({ id, version: 1, tagline: "One" });
    const hidden = stranger.gallery.get({ id: mira.slug, version: 2 });
    await expect(hidden).rejects.toMatchObject({ code: "NOT_FOUND" });
    const fork = await stranger.gallery.fork({ id: mira.slug, name: "Mira of Otto" });
    expect(fork).toMatchObject({ name: "Mira of Otto", origin: { id, version: 1 }, version: 1 });
    expect(await stranger.characters.get({ id: fork.slug })).toEqual(fork);
  });
});

describe("versions", () => {
  test("list goes through all of them, newest first, and get reads one", async () => {
    for (const tagline of ["Two", "Three", "Four"]) await pf.versions.save({ id, tagline });
    expect(await numbersOf(pf.versions.list({ id, limit: 2 }))).toEqual([4, 3, 2, 1]);
    expect(await pf.versions.get({ id, number: 2 })).toMatchObject({
      number: 2,
      author: { handle: "owner" },
      source: "api",
      character: { slug: mira.slug },
      content: { name: "Mira Vale", tagline: "Two" },
    });
    await expect(numbersOf(stranger.versions.list({ id }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("save says when there was nothing new", async () => {
    const saved = await pf.versions.save({ id, tagline: "Two", message: "Shorter" });
    expect(saved).toMatchObject({ version: 2, created: true });
    const again = await pf.versions.save({ id, tagline: "Two" });
    expect(again).toMatchObject({ version: 2, created: false, revision: saved.revision });
    expect(await pf.versions.rename({ id, number: 2, message: null })).toMatchObject({
      number: 2,
      message: null,
    });
  });

  test("restore makes a new version of an old one, the ones between stay", async () => {
    await pf.versions.save({ id, tagline: "Two" });
    const restored = await pf.versions.restore({ id, number: 1 });
    expect(restored).toMatchObject({ version: 3, tagline: "One", created: true });
    expect(restored.content_hash).toBe(mira.content_hash);
    const { items } = await pf.versions.list({ id }).page();
    expect(items.map(({ restored_from }) => restored_from)).toEqual([1, null, null]);
    expect((await pf.versions.get({ id, number: 2 })).content.tagline).toBe("Two");
  });

  test("branch begins a new character with an old version", async () => {
    await pf.versions.save({ id, tagline: "Two" });
    const branch = await pf.versions.branch({ id, number: 1, name: "Mira II" });
    expect(branch).toMatchObject({ name: "Mira II", tagline: "One", origin: { id, version: 1 } });
  });

  test("diff tells by field and by word", async () => {
    await pf.versions.save({ id, tone_description: "Long sentences. Dry.", tags: ["keeper"] });
    const diff = await pf.versions.diff({ id, from: "v1", to: "newest" });
    expect(diff).toMatchObject({
      identical: false,
      from: { ref: "v1", version: 1, character: { slug: mira.slug } },
      to: { ref: "newest", version: 2 },
    });
    const [tone, tags] = diff.fields;
    expect(tone).toMatchObject({ kind: "text", field: "tone_description", added: 1, removed: 1 });
    const parts = tone?.kind === "text" ? tone.parts : [];
    const without = (left: string) =>
      parts.map(({ op, text }) => (op === left ? "" : text)).join("");
    expect(without("insert")).toBe("Short sentences. Dry.");
    expect(without("delete")).toBe("Long sentences. Dry.");
    expect(tags).toMatchObject({ kind: "list", field: "tags" });
    const same = await pf.versions.diff({ id, from: "v2", to: "draft" });
    expect(same).toMatchObject({ identical: true, fields: [] });
  });
});

describe("labels", () => {
  test("set, list and remove", async () => {
    expect(await pf.labels.set({ id, label: "production", version: 1 })).toMatchObject({
      name: "production",
      version: 1,
      protected: true,
    });
    await pf.labels.set({ id, label: "staging", version: 1, expected_version: null });
    const { items } = await pf.labels.list({ id });
    expect(items.map(({ name }) => name)).toEqual(["production", "staging"]);
    expect(await pf.labels.remove({ id, label: "staging" })).toEqual({ id, label: "staging" });
    const again = pf.labels.remove({ id, label: "staging" });
    await expect(again).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("drafts", () => {
  test("are kept as they are, say what is wrong, and become a version", async () => {
    const content = { name: "", tagline: "  Typed  " };
    const draft = await pf.drafts.put({ id, content, expected_revision: 0 });
    expect(draft).toMatchObject({ content, revision: 1, problems: [{ path: "name" }] });
    expect(await pf.drafts.get({ id })).toEqual(draft);
    await expect(pf.versions.save({ id })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
      fieldErrors: [{ path: "name" }],
    });
    await pf.drafts.put({ id, content: { tagline: "Typed" } });
    expect(await pf.versions.save({ id })).toMatchObject({ version: 2, tagline: "Typed" });
    expect(await pf.drafts.get({ id })).toMatchObject({ content: {}, base_version: 2 });
  });
});

describe("PRECONDITION_FAILED carries what is there now", () => {
  const refused = { code: "PRECONDITION_FAILED", status: 412 };

  test("a character", async () => {
    const current = await pf.characters.update({ id, tagline: "Theirs" });
    const expected_revision = mira.revision;
    for (const call of [
      () => pf.characters.update({ id, tagline: "Mine", expected_revision }),
      () => pf.versions.save({ id, tagline: "Mine", expected_revision }),
      () => pf.versions.restore({ id, number: 1, expected_revision }),
    ]) {
      await expect(call()).rejects.toMatchObject({ ...refused, current });
    }
  });

  test("a draft", async () => {
    const current = await pf.drafts.put({ id, content: { tagline: "Theirs" } });
    const mine = { id, content: { tagline: "Mine" }, expected_revision: 0 };
    await expect(pf.drafts.put(mine)).rejects.toMatchObject({ ...refused, current });
  });

  test("a label", async () => {
    const label = await pf.labels.set({ id, label: "production", version: 1 });
    const set = pf.labels.set({ id, label: "production", version: 1, expected_version: null });
    await expect(set).rejects.toMatchObject({ ...refused, current: { label } });
  });

  test("and no other error has any", async () => {
    const lost = pf.characters.get({ id: "nobody-at-all" });
    await expect(lost).rejects.toMatchObject({ code: "NOT_FOUND", current: undefined });
  });
});

test("the audit tells who changed what, newest first", async () => {
  await pf.labels.set({ id, label: "production", version: 1 });
  const found: string[] = [];
  for await (const entry of pf.audit.list({ object_id: id, limit: 1 })) {
    expect(entry).toMatchObject({ actor: { handle: "owner" }, object: { id }, door: "api" });
    found.push(entry.action);
  }
  expect(found).toEqual(["label.set", "character.create"]);
  const { items } = await stranger.audit.list({ object_id: id }).page();
  expect(items).toEqual([]);
});
