import type { Character } from "@personaforge/contract/character";
import type { ImportJob } from "@personaforge/contract/import";
import { expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { cardJson } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";

const api = await testApi();
const importing = new Importing(api);

const character = async (id: string | undefined) =>
  (await api.send<Character>("GET", `/api/v1/characters/${id}`)).body;

const card = (name: string, description: string) => ({
  name: `${name} ${description}json`,
  bytes: cardJson(name, { creator: "Somebody", description }),
});

async function importOne(name: string): Promise<string | undefined> {
  const job = await importing.run([card(name, "First.")]);
  return (await importing.items(job.id))[0]?.character?.id;
}

const fields = { on_duplicate: "version" };

test("of several versions of one character, all come off", async () => {
  const id = await importOne("Often");
  const files = ["Second.", "Third.", "Fourth."].map((text) => card("Often", text));
  const job = await importing.run(files, { fields });
  expect(await character(id)).toMatchObject({ version: 4, backstory: "Fourth." });
  await importing.undo(job.id);
  expect(await importing.items(job.id)).toMatchObject(
    files.map(() => ({ state: "undone", reason: null })),
  );
  expect(await character(id)).toMatchObject({ backstory: "First." });
});

test("they come off also when they were decided in another order", async () => {
  const id = await importOne("Decided");
  const files = [card("Decided", "Third."), card("Decided", "Second.")];
  const job = await importing.run(files, { fields: { on_duplicate: "skip" } });
  const [third, second] = (await importing.items(job.id)).map((item) => item.id);
  await importing.start(job.id, { decisions: [{ item_id: second, action: "version" }] });
  await importing.start(job.id, { decisions: [{ item_id: third, action: "version" }] });
  expect(await character(id)).toMatchObject({ version: 3, backstory: "Third." });
  await importing.undo(job.id);
  expect(await character(id)).toMatchObject({ backstory: "First." });
});

test("a version on which somebody went on stays, with those before it", async () => {
  const id = await importOne("Gone on");
  const job = await importing.run([card("Gone on", "Second."), card("Gone on", "Third.")], {
    fields,
  });
  await api.send("PATCH", `/api/v1/characters/${id}`, { body: { tagline: "Mine now" } });
  await importing.undo(job.id);
  expect(await importing.items(job.id)).toMatchObject([{ reason: "kept" }, { reason: "kept" }]);
  expect(await character(id)).toMatchObject({ version: 4, backstory: "Third." });
});

test("a key that was revoked keeps nobody from going on with its import, or from undoing it", async () => {
  const revoked = "00000000-0000-7000-8000-000000000000";
  const opened = await importing.post([card("Keyed", "First.")], { fields: { open: "true" } });
  const { id } = opened.body as ImportJob;
  const revoke = () => api.sql(`update import set api_key_id = '${revoked}' where id = '${id}'`);
  await revoke();
  expect(await importing.start(id)).toMatchObject({ state: "done", counts: { imported: 1 } });
  await revoke();
  expect(await importing.undo(id)).toMatchObject({ state: "undone", counts: { undone: 1 } });
});
