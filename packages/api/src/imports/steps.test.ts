import type { AuditEntry } from "@personaforge/contract/audit";
import type { Character } from "@personaforge/contract/character";
import type { ImportJob, ImportPreview } from "@personaforge/contract/import";
import { describe, expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { archive, cardJson, cardPng, worldJson } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";

const api = await testApi();
const importing = new Importing(api);

const character = async (id: string | undefined) =>
  (await api.send<Character>("GET", `/api/v1/characters/${id}`)).body;

const json = (name: string, fields: Record<string, unknown> = {}) => ({
  name: `${name}.json`,
  bytes: cardJson(name, fields),
});

async function itemIds(id: string): Promise<string[]> {
  return (await importing.items(id)).map((item) => item.id);
}

describe("a dry run", () => {
  test("reads everything, makes nothing, and imports with the decisions", async () => {
    const job = await importing.run(
      [json("Dry one"), json(""), json("Dry two"), { name: "w.json", bytes: worldJson("Sea.") }],
      { fields: { dry_run: "true" } },
    );
    expect(job.state).toBe("checked");
    expect(await importing.table(job.id)).toEqual([
      "Dry one.json ready -",
      ".json needs_fix name_missing",
      "Dry two.json ready -",
      "w.json needs_fix lorebook",
    ]);
    const path = `/api/v1/imports/${job.id}`;
    const [one, nameless, two, world] = await itemIds(job.id);
    const preview = await api.send<ImportPreview>("GET", `${path}/items/${one}`);
    expect(preview.body.content).toMatchObject({ name: "Dry one", avatar: null });
    expect(preview.body.theirs).toContainEqual({ field: "first_mes", text: "Hello." });
    const unnamed = await api.send<ImportPreview>("GET", `${path}/items/${nameless}`);
    expect(unnamed.body.content).toMatchObject({ name: "" });

    const made = (
      await api.send<Character>("POST", "/api/v1/characters", {
        body: { name: "Home", personality_summary: "Calm" },
      })
    ).body;
    const decisions = [
      { item_id: nameless, name: "Named since" },
      { item_id: two, action: "skip" },
      { item_id: world, action: "version", into: made.id },
    ];
    expect(await importing.start(job.id, { decisions })).toMatchObject({ state: "done" });
    expect(await importing.table(job.id)).toEqual([
      "Dry one.json imported -",
      ".json imported -",
      "Dry two.json skipped chosen",
      "w.json imported -",
    ]);
    const [, fixed, , attached] = await importing.items(job.id);
    expect(fixed?.character?.name).toBe("Named since");
    expect(attached).toMatchObject({ made: "version", character: { id: made.id, version: 2 } });
    expect((await character(made.id)).lorebook?.entries[0]?.content).toBe("Sea.");
  });

  test("refuses decisions about what is not there", async () => {
    const files = [json("Decided"), json("Decided too")];
    const job = await importing.run(files, { fields: { dry_run: "true" } });
    const [id, other] = await itemIds(job.id);
    const here = (await importing.items((await importing.run([json("Here")])).id))[0]?.character
      ?.id;
    const nowhere = "00000000-0000-7000-8000-000000000000";
    const path = `/api/v1/imports/${job.id}/start`;
    for (const [decisions, at] of [
      [[{ item_id: nowhere }], "decisions.0.item_id"],
      [[{ item_id: id }, { item_id: id }], "decisions.1.item_id"],
      [[{ item_id: id, into: nowhere }], "decisions.0.into"],
      [
        [
          { item_id: id, into: here?.toUpperCase() },
          { item_id: other, into: nowhere },
        ],
        "decisions.1.into",
      ],
      [[{ item_id: id, action: "keep" }], "decisions.0.action"],
    ] as const) {
      const { status, body } = await api.send("POST", path, { body: { decisions } });
      expect([status, body.code, body.errors[0]?.path]).toEqual([400, "VALIDATION_FAILED", at]);
    }
    expect((await importing.items(job.id))[0]?.state).toBe("ready");
  });
});

describe("an open import", () => {
  test("takes more files, begins when it is told to, and then takes none", async () => {
    const opened = (await importing.post([json("Open one")], { fields: { open: "true" } }))
      .body as ImportJob;
    expect(opened).toMatchObject({ state: "open", counts: { total: 1, waiting: 1 } });
    const path = `/api/v1/imports/${opened.id}/files`;
    const more = await importing.post([json("Open two")], { path });
    expect([more.status, more.body]).toMatchObject([200, { counts: { waiting: 2 } }]);
    expect(await importing.start(opened.id)).toMatchObject({ state: "done" });
    expect((await importing.items(opened.id)).map(({ position }) => position)).toEqual([1, 2]);
    const late = await importing.post([json("Open three")], { path });
    expect([late.status, late.body]).toMatchObject([409, { code: "CONFLICT" }]);
  });

  test("that was stopped keeps its files and goes on", async () => {
    const opened = (await importing.post([json("Stopped")], { fields: { open: "true" } }))
      .body as ImportJob;
    const path = `/api/v1/imports/${opened.id}`;
    expect((await api.send<ImportJob>("POST", `${path}/stop`, { body: {} })).body.state).toBe(
      "stopped",
    );
    expect((await importing.items(opened.id))[0]?.state).toBe("waiting");
    expect((await importing.start(opened.id)).counts.imported).toBe(1);
    expect((await api.send("POST", `${path}/stop`, { body: {} })).body.code).toBe("CONFLICT");
  });
});

test("an import that is stopped in the middle keeps what is done, and goes on later", async () => {
  const files = Array.from({ length: 40 }, (_, n) => json(`Halfway ${n}`));
  const { id } = (await importing.post(files)).body as ImportJob;
  await importing.until(id, (_, { counts }) => counts.imported >= 2);
  await api.send("POST", `/api/v1/imports/${id}/stop`, { body: {} });
  const stopped = await importing.settled(id);
  expect(stopped).toMatchObject({ state: "stopped", counts: { failed: 0 } });
  expect(stopped.counts.waiting).toBeGreaterThan(0);
  expect(stopped.counts.imported + stopped.counts.waiting).toBe(40);
  const done = await importing.start(id);
  expect(done).toMatchObject({ state: "done", counts: { imported: 40 } });
  const ids = (await importing.items(id)).map(({ character: made }) => made?.id);
  expect(new Set(ids).size).toBe(40);
});

test("a lorebook of a SillyTavern folder goes with the character that names it", async () => {
  const folder = archive([
    { name: "data/you/worlds/Eldoria.json", bytes: worldJson("The harbour of Eldoria.") },
    {
      name: "data/you/characters/Mira.png",
      bytes: cardPng("Mira", { extensions: { world: "Eldoria" } }),
    },
    { name: "data/you/chats/Mira/chat.jsonl", bytes: "{}" },
    { name: "data/you/thumbnails/avatar/Mira.png", bytes: cardPng("Mira") },
    { name: "data/you/settings.json", bytes: "{}" },
  ]);
  const job = await importing.run([{ name: "st.zip", bytes: folder }]);
  expect(await importing.table(job.id)).toEqual([
    "st.zip/data/you/worlds/Eldoria.json skipped attached",
    "st.zip/data/you/characters/Mira.png imported -",
    "st.zip/data/you/chats/Mira/chat.jsonl skipped not_a_card",
    "st.zip/data/you/thumbnails/avatar/Mira.png skipped not_a_card",
    "st.zip/data/you/settings.json skipped not_a_card",
  ]);
  const [world, card] = await importing.items(job.id);
  expect(world?.character?.id).toBe(card?.character?.id);
  const { lorebook } = await character(card?.character?.id);
  expect(lorebook?.entries[0]?.content).toBe("The harbour of Eldoria.");
  expect(card?.report?.notes).toContainEqual(expect.objectContaining({ code: "attached" }));
});

describe("undo", () => {
  test("takes back what nobody touched, and trashes what somebody did", async () => {
    const job = await importing.run([json("Undone"), json("Edited since"), json("Kept in trash")]);
    const [first, edited, trashed] = (await importing.items(job.id)).map((item) => item.character);
    await api.send("PATCH", `/api/v1/characters/${edited?.id}`, { body: { tagline: "Mine now" } });
    await api.send("DELETE", `/api/v1/characters/${trashed?.id}`);
    expect(job.undo_until).not.toBeNull();
    const undone = await importing.undo(job.id);
    expect(undone).toMatchObject({ state: "undone", undo_until: null, counts: { undone: 3 } });
    const undelete = async (id: string | undefined) =>
      (await api.send("POST", `/api/v1/characters/${id}/undelete`, { body: {} })).status;
    expect([await undelete(first?.id), await undelete(edited?.id)]).toEqual([404, 200]);
    const audit = `/api/v1/audit?object_id=${first?.id}&action=import.undo`;
    const { items } = (await api.send<{ items: AuditEntry[] }>("GET", audit)).body;
    expect(items).toHaveLength(1);
    const again = await api.send("POST", `/api/v1/imports/${job.id}/start`, { body: {} });
    expect([again.status, again.body.code]).toEqual([409, "CONFLICT"]);
  });

  test("puts the version before on top, unless somebody went on from the one that was made", async () => {
    const source = { creator: "Undoer", description: "First." };
    const later = { ...source, description: "Second." };
    const [a, b] = [json("Version a", source), json("Version b", source)];
    const first = await importing.run([a, b]);
    const [one, two] = (await importing.items(first.id)).map((item) => item.character?.id);
    const job = await importing.run([json("Version a", later), json("Version b", later)], {
      fields: { on_duplicate: "version" },
    });
    await api.send("PATCH", `/api/v1/characters/${two}`, { body: { tagline: "Gone on" } });
    await importing.undo(job.id);
    expect(await character(one)).toMatchObject({ version: 3, backstory: "First." });
    expect(await character(two)).toMatchObject({ version: 3, backstory: "Second." });
    expect(await importing.table(job.id)).toEqual([
      "Version a.json undone -",
      "Version b.json undone kept",
    ]);
  });

  test("is possible for a day", async () => {
    const job = await importing.run([json("A day old")]);
    await api.sql(
      `update import set finished_at = now() - interval '25 hours' where id = '${job.id}'`,
    );
    const { status, body } = await api.send("POST", `/api/v1/imports/${job.id}/undo`, { body: {} });
    expect([status, body.code]).toEqual([409, "CONFLICT"]);
  });
});

test("nobody sees the imports of another workspace, or what is in them", async () => {
  const job = await importing.run([json("Secret")]);
  const path = `/api/v1/imports/${job.id}`;
  const [item] = await itemIds(job.id);
  for (const [method, rest] of [
    ["GET", ""],
    ["GET", "/items"],
    ["GET", `/items/${item}`],
    ["GET", "/report"],
    ["GET", "/events"],
    ["POST", "/start"],
    ["POST", "/stop"],
    ["POST", "/undo"],
  ] as const) {
    const body = method === "POST" ? {} : undefined;
    const answer = await api.send(method, path + rest, { as: "stranger", body });
    expect([rest, answer.status, answer.body.code]).toEqual([rest, 404, "NOT_FOUND"]);
  }
  const files = await importing.post([json("Planted")], { path: `${path}/files`, as: "stranger" });
  expect(files.status).toBe(404);
  // The same file is no duplicate for somebody who cannot see the other.
  const own = await importing.run([json("Secret")], { as: "stranger" });
  expect(own.counts).toMatchObject({ imported: 1, duplicate: 0 });
  const list = await api.send<{ items: ImportJob[] }>("GET", "/api/v1/imports", { as: "stranger" });
  expect(list.body.items.map(({ id }) => id)).toEqual([own.id]);
});
