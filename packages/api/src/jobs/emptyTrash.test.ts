import type { AuditEntry } from "@personaforge/contract/audit";
import type { ChangePage } from "@personaforge/contract/change";
import type { Character } from "@personaforge/contract/character";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";
import { emptyTrash } from "./emptyTrash.ts";

const api = await testApi();
const services = {
  db: api.db,
  feed: api.feed,
  log: pino({ level: "silent" }),
  resume: api.api.resume,
};
const empty = (signal = new AbortController().signal) => emptyTrash.work(services, signal);

/** A character with two versions, a label that something follows, a draft and a conversation. */
async function create(): Promise<Character> {
  const body = exampleCharacter({ is_public: true });
  const { id } = (await api.send<Character>("POST", "/characters", { body })).body;
  const path = `/api/v1/characters/${id}`;
  const { body: changed } = await api.send<Character>("PATCH", path, { body: { name: "Second" } });
  await api.send("PUT", `${path}/labels/production`, { body: { version: 1 } });
  await api.send("PUT", `${path}/draft`, { body: { content: { name: "Third" } } });
  await api.send("POST", "/api/v1/conversations", { body: { character: id } });
  await api.sql(`insert into label_use (character_id, label, kind, used_by, name)
    values ('${id}', 'production', 'api_key', '${id}', 'Shop')`);
  return changed;
}

async function trash(id: string, age: string): Promise<void> {
  await api.send("DELETE", `/api/v1/characters/${id}`);
  await api.sql(`update character set deleted_at = now() - interval '${age}' where id = '${id}'`);
}

const tables = ["character_version", "character_label", "label_use", "draft", "conversation"];

async function leftOf(id: string): Promise<string[]> {
  const left: string[] = [];
  for (const table of tables) {
    const rows = await api.sql(`select 1 from ${table} where character_id = '${id}' limit 1`);
    if ((rows as unknown[]).length > 0) left.push(table);
  }
  return left;
}

const undelete = async (id: string) =>
  (await api.send("POST", `/api/v1/characters/${id}/undelete`, { body: {} })).status;

describe("empty-trash", () => {
  test("deletes what is 31 days in the trash with all it had, and leaves 29 days and the living", async () => {
    const [old, young, living] = [await create(), await create(), await create()];
    await trash(old.id, "31 days");
    await trash(young.id, "29 days");
    expect(await leftOf(old.id)).toEqual(tables);

    expect(await empty()).toBe("1 character gone for good");
    expect(await leftOf(old.id)).toEqual([]);
    expect(await undelete(old.id)).toBe(404);
    expect(await leftOf(young.id)).toEqual(tables);
    expect(await undelete(young.id)).toBe(200);
    expect(await leftOf(living.id)).toEqual(tables);
    expect(await empty()).toBe("nothing to do");
  });

  test("is in the audit and in the feed of the owner", async () => {
    const { id, slug, content_hash } = await create();
    await trash(id, "31 days");
    await empty();
    const audit = `/api/v1/audit?object_id=${id}&action=character.purge`;
    const { items } = (await api.send<{ items: AuditEntry[] }>("GET", audit)).body;
    expect(items).toMatchObject([
      {
        actor: null,
        door: "system",
        object: { type: "character", id, part: null },
        before_hash: content_hash,
        after_hash: null,
      },
    ]);
    const { body } = await api.send<ChangePage>("GET", "/api/v1/changes?limit=1000");
    expect(body.items.at(-1)).toMatchObject({ type: "character.purged", character: { id, slug } });
  });

  test("leaves a branch of what it deletes, which then has no origin", async () => {
    const { id } = await create();
    const path = `/api/v1/characters/${id}/versions/1/branch`;
    const branch = (await api.send<Character>("POST", path, { body: {} })).body;
    await trash(id, "31 days");
    expect(await empty()).toBe("1 character gone for good");
    expect((await api.send("GET", `/api/v1/characters/${branch.id}`)).status).toBe(200);
  });

  test("leaves what somebody holds locked for the next time", async () => {
    const { id } = await create();
    await trash(id, "31 days");
    await api.db.transaction().execute(async (tx) => {
      await tx.selectFrom("character").select("id").where("id", "=", id).forUpdate().execute();
      expect(await empty()).toBe("nothing to do");
    });
    expect(await empty()).toBe("1 character gone for good");
  });

  test("works in batches, and begins none when it is stopped", async () => {
    await api.sql(`insert into character (id, owner_id, slug, head_version, search, deleted_at)
      select ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, owner.id, 'old-' || n, 1,
        '', now() - interval '40 days'
      from generate_series(1, 120) as n, owner where handle = 'stranger';
      insert into character_version (character_id, number, owner_id, author_id, name,
        personality_summary, alternate_greetings, example_dialogues, tags, content_rating,
        group_greetings, trusts_instructions, content_hash, source)
      select id, 1, owner_id, owner_id, 'Old', 'Old', '{}', '{}', '{}', 'general', '{}', false,
        repeat('0', 64), 'api'
      from character where slug like 'old-%'`);
    expect(await empty(AbortSignal.abort())).toBe("nothing to do");
    expect(await empty()).toBe("120 characters gone for good");
  });
});
