import type { Character } from "@personaforge/contract/character";
import type { ImportItem, ImportJob } from "@personaforge/contract/import";
import { describe, expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { cardJson } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";

const api = await testApi();
const importing = new Importing(api);

const card = (name: string, fields: Record<string, unknown> = {}) => ({
  name: `${name}.json`,
  bytes: cardJson(name, fields),
});

const character = async (id: string | undefined) =>
  (await api.send<Character>("GET", `/api/v1/characters/${id}`)).body;

const ask = (id: string, tags: unknown, as: "owner" | "stranger" = "owner") =>
  api.send<ImportJob>("POST", `/api/v1/imports/${id}/tag`, { body: { tags }, as });

async function tagged(id: string, tags: string[]): Promise<ImportJob> {
  const { status, body } = await ask(id, tags);
  expect([status, body.state]).toEqual([200, "tagging"]);
  return importing.settled(id);
}

const idsOf = async (id: string) =>
  (await importing.items(id)).map(({ character: made }) => made?.id);

const twenty = Array.from({ length: 20 }, (_, n) => `tag ${n}`);

test("every character of an import gets the tags, but those that have them or have no room", async () => {
  const job = await importing.run([
    card("Bare"),
    card("Has one", { tags: ["new"] }),
    card("Has both", { tags: ["also", "new"] }),
    card("Full", { tags: twenty }),
    card("Deleted"),
  ]);
  const [bare, one, both, full, deleted] = await idsOf(job.id);
  await api.send("DELETE", `/api/v1/characters/${deleted}`);
  const done = await tagged(job.id, ["new", "also"]);
  const tagging = { tags: ["new", "also"], total: 5, added: 2, present: 1, full: 1, gone: 1 };
  expect(done).toMatchObject({ state: "done", tagging, finished_at: job.finished_at });
  expect(await character(bare)).toMatchObject({ version: 2, tags: ["new", "also"] });
  expect(await character(one)).toMatchObject({ version: 2, tags: ["new", "also"] });
  expect(await character(both)).toMatchObject({ version: 1, tags: ["also", "new"] });
  expect(await character(full)).toMatchObject({ version: 1, tags: twenty });
  const versions = await api.send<{ items: { message: string }[] }>(
    "GET",
    `/api/v1/characters/${one}/versions`,
  );
  expect(versions.body.items[0]?.message).toBe("The import was tagged: also");
  const without = await api.send<{ items: ImportItem[] }>(
    "GET",
    `/api/v1/imports/${job.id}/items?tagged=full`,
  );
  expect(without.body.items.map(({ name }) => name)).toEqual(["Full.json"]);
  const again = await tagged(job.id, ["new"]);
  expect(again.tagging).toMatchObject({ added: 0, present: 3, full: 1, gone: 1 });
});

describe("undo after it", () => {
  test("takes back what was only tagged, however often", async () => {
    const job = await importing.run([card("Only tagged"), card("Tagged and edited")]);
    const [only, edited] = await idsOf(job.id);
    await tagged(job.id, ["once"]);
    await api.send("PATCH", `/api/v1/characters/${edited}`, { body: { tagline: "Mine now" } });
    await tagged(job.id, ["twice"]);
    expect(await character(only)).toMatchObject({ version: 3, tags: ["once", "twice"] });
    const undone = await importing.undo(job.id);
    expect(undone).toMatchObject({ state: "undone", counts: { undone: 2 } });
    const undelete = async (id: string | undefined) =>
      (await api.send("POST", `/api/v1/characters/${id}/undelete`, { body: {} })).status;
    expect([await undelete(only), await undelete(edited)]).toEqual([404, 200]);
  });

  test("puts the version before on top, also of several of one character", async () => {
    const of = (description: string) => ({ creator: "Tagger", description });
    const first = await importing.run([card("Often", of("First."))]);
    const [id] = await idsOf(first.id);
    const files = ["Second.", "Third."].map((text) => ({
      name: `${text}json`,
      bytes: cardJson("Often", of(text)),
    }));
    const job = await importing.run(files, { fields: { on_duplicate: "version" } });
    const done = await tagged(job.id, ["new"]);
    expect(done.tagging).toMatchObject({ total: 1, added: 1 });
    expect(await character(id)).toMatchObject({ version: 4, backstory: "Third.", tags: ["new"] });
    await importing.undo(job.id);
    expect(await character(id)).toMatchObject({ backstory: "First.", tags: [] });
  });

  test("leaves the version on which somebody went on before it was tagged", async () => {
    const of = (description: string) => ({ creator: "Editor", description });
    const first = await importing.run([card("Went on", of("First."))]);
    const [id] = await idsOf(first.id);
    const files = [{ name: "second.json", bytes: cardJson("Went on", of("Second.")) }];
    const job = await importing.run(files, { fields: { on_duplicate: "version" } });
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { tagline: "Mine now" } });
    await tagged(job.id, ["new"]);
    await importing.undo(job.id);
    expect(await importing.items(job.id)).toMatchObject([{ state: "undone", reason: "kept" }]);
    expect(await character(id)).toMatchObject({ tagline: "Mine now", tags: ["new"] });
  });
});

test("what is no list of tags is refused, and so is an import that brought nothing, or is a stranger's", async () => {
  const job = await importing.run([card("Refused")]);
  const long = Array.from({ length: 21 }, (_, n) => `${n}`);
  for (const tags of [[], ["a", "a"], [""], ["x".repeat(41)], long, "a"]) {
    const { status, body } = await ask(job.id, tags);
    expect([tags, status, body]).toMatchObject([tags, 400, { code: "VALIDATION_FAILED" }]);
  }
  expect((await ask(job.id, ["a"], "stranger")).status).toBe(404);
  const nothing = await importing.run([{ name: "a.bin", bytes: new Uint8Array([0, 1, 2]) }]);
  expect((await ask(nothing.id, ["a"])).body).toMatchObject({ code: "CONFLICT" });
  await importing.undo(job.id);
  expect((await ask(job.id, ["a"])).body).toMatchObject({ code: "CONFLICT" });
});

test("it can be stopped, and is begun anew where it was left", async () => {
  const count = 60;
  const job = await importing.run(Array.from({ length: count }, (_, n) => card(`Stopped ${n}`)));
  await ask(job.id, ["new"]);
  const path = `/api/v1/imports/${job.id}`;
  const begun = await api.send("POST", `${path}/start`, { body: {} });
  const other = await ask(job.id, ["other"]);
  const { body: stopped } = await api.send<ImportJob>("POST", `${path}/stop`, { body: {} });
  expect([begun.body.code, other.body]).toMatchObject(["CONFLICT", { code: "CONFLICT" }]);
  expect(stopped.state).toBe("done");
  const before = stopped.tagging?.added ?? count;
  expect(before).toBeLessThan(count);
  const done = await tagged(job.id, ["new"]);
  expect(done.tagging).toMatchObject({ total: count, added: count - before, present: before });
});
