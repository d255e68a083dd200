import { type Database, openDatabase } from "@personaforge/db/database";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { insertOwner } from "../accounts/accounts.queries.ts";
import { localOwner } from "../accounts/accounts.service.ts";
import { localPrincipal, ownerIdOf } from "../access/principal.ts";
import { deleteSamples, listCharacters } from "../characters/characters.queries.ts";
import { listNewest } from "../gallery/gallery.queries.ts";
import { Feed } from "../changes/feed.ts";
import { emptyTrash } from "../jobs/emptyTrash.ts";
import { samples } from "./samples.ts";
import { seedSamples } from "./seed.ts";

const names = samples.map((sample) => sample.name);

async function seed(db: Database): Promise<number> {
  return seedSamples({ db }, await localOwner(db));
}

async function library(db: Database, deleted = false) {
  const ownerId = ownerIdOf(await localOwner(db));
  const filter = { query: undefined, tag: undefined, before: undefined, limit: 100 };
  return listCharacters(db, { ...filter, ownerId, deleted });
}

describe("one process", async () => {
  const { db } = await testDatabase();

  test("a first start fills the library and the gallery, in display order", async () => {
    expect(await seed(db)).toBe(6);
    const mine = await library(db);
    expect(mine.map((row) => row.name)).toEqual(names);
    expect(mine.every((row) => row.is_sample && row.published_version === row.version)).toBe(true);
    expect(mine.map(({ version }) => version)).toEqual([1, 3, 1, 1, 1, 1]);
    const gallery = await listNewest(db, { tag: undefined, before: undefined, limit: 100 });
    expect(gallery.map((row) => row.name)).toEqual(names);
    const versions = await db
      .selectFrom("character_version")
      .select(["source", "message"])
      .execute();
    expect(new Set(versions.map(({ source }) => source))).toEqual(new Set(["sample"]));
    expect(versions.filter(({ message }) => message !== null)).toHaveLength(2);
  });

  test("each sample has its row in the audit, by nobody, and its events in the feed", async () => {
    const rows = await db.selectFrom("audit").selectAll().orderBy("id").execute();
    const mine = (await library(db)).toReversed();
    const byNobody = { actor_id: null, door: "system" };
    const made = ({ id, version }: (typeof mine)[number]) =>
      Array.from({ length: version }, (_, index) => {
        const action = index === 0 ? "character.create" : "version.create";
        return { ...byNobody, action, object_id: id, part: `v${index + 1}` };
      });
    expect(rows).toMatchObject(mine.flatMap(made));
    const hashes = await db.selectFrom("character_version").select("content_hash").execute();
    expect(new Set(rows.map((row) => row.after_hash))).toEqual(
      new Set(hashes.map((version) => version.content_hash)),
    );
    const changes = await db.selectFrom("change").selectAll().orderBy("id").execute();
    expect(changes.map(({ type, character_id }) => [type, character_id])).toEqual(
      mine.flatMap(({ id, version }) => [
        ...Array.from({ length: version }, () => ["version.created", id]),
        ["character.published", id],
      ]),
    );
  });

  test("a second start adds nothing", async () => {
    expect(await seed(db)).toBe(0);
    expect(await library(db)).toHaveLength(6);
  });

  test("removed samples stay removed", async () => {
    const owner = await localOwner(db);
    const removed = await db.transaction().execute((tx) => deleteSamples(tx, ownerIdOf(owner)));
    expect(removed).toHaveLength(6);
    expect(await seed(db)).toBe(0);
    expect(await library(db)).toHaveLength(0);
    expect(await library(db, true)).toHaveLength(6);
  });

  test("samples that are gone for good do not come back either", async () => {
    const deleted_at = new Date(Date.now() - 31 * 86_400_000);
    await db.updateTable("character").set({ deleted_at }).execute();
    const resume = () => Promise.resolve(0);
    const services = { db, feed: new Feed(), log: pino({ level: "silent" }), resume };
    const purged = await emptyTrash.work(services, new AbortController().signal);
    expect(purged).toBe("6 characters gone for good");
    expect(await seed(db)).toBe(0);
    expect(await library(db, true)).toHaveLength(0);
  });

  test("another owner gets them too", async () => {
    const ownerId = "01900000-0000-7000-8000-000000000001";
    await insertOwner(db, { id: ownerId, handle: "second", name: "Second" });
    const second = localPrincipal(ownerId);
    expect(await seedSamples({ db }, second)).toBe(6);
    expect(await seedSamples({ db }, second)).toBe(0);
  });
});

describe("three processes at once", async () => {
  const { db, url } = await testDatabase();

  test("make the samples once", async () => {
    const opened = [1, 2, 3].map(() => openDatabase({ url, max: 1, longestWait: 60_000 }));
    try {
      const made = await Promise.all(opened.map((each) => seed(each.db)));
      expect(made.toSorted((a, b) => a - b)).toEqual([0, 0, 6]);
    } finally {
      await Promise.all(opened.map((each) => each.close()));
    }
    expect((await library(db)).map((row) => row.name)).toEqual(names);
  });
});

describe("a start that fails half way", async () => {
  const { db } = await testDatabase();

  test("leaves nothing, and the next one makes all six", async () => {
    // All samples have the same licence, so the second one is refused.
    const index = db.schema.createIndex("one_licence").unique();
    await index.on("character_version").column("license").execute();
    await expect(seed(db)).rejects.toThrow("one_licence");
    expect(await library(db)).toHaveLength(0);

    await db.schema.dropIndex("one_licence").execute();
    expect(await seed(db)).toBe(6);
  });
});
