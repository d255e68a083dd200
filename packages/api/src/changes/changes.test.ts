import type { Character } from "@personaforge/contract/character";
import type { Change, ChangePage } from "@personaforge/contract/change";
import { openDatabase } from "@personaforge/db/database";
import { describe, expect, test } from "vitest";
import { encodeCursor } from "../cursor.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi, type Who } from "../testing/testApi.ts";
import { commitLater, makeEvents, newOwner, readAll } from "./testing/feedWriters.ts";

const api = await testApi();

async function read(query = "", as: Who = "owner") {
  return (await api.send<ChangePage>("GET", `/api/v1/changes${query}`, { as })).body;
}

const told = ({ type, version, label }: Change) => [type, version, label];

describe("GET /changes", () => {
  test("answers with a cursor before there is any event, and again when there is no new one", async () => {
    const { items, next_cursor: start } = await read();
    expect(items).toEqual([]);
    expect(await read(`?cursor=${start}`)).toEqual({ items: [], next_cursor: start });
  });

  test("tells of versions, labels, publication and trash in the order of their commits", async () => {
    const body = exampleCharacter();
    const made = (await api.send<Character>("POST", "/characters", { body })).body;
    const path = `/api/v1/characters/${made.id}`;
    const label = `${path}/labels/production`;
    await api.send("PUT", label, { body: { version: 1 } });
    await api.send("PATCH", path, { body: { name: "Mira Vail", is_public: true } });
    await api.send("PATCH", path, { body: { name: "Mira Vail" } });
    await api.send("DELETE", label);
    await api.send("DELETE", path);
    await api.send("POST", `${path}/undelete`, { body: {} });

    const { items, next_cursor: cursor } = await read();
    expect(items.map(told)).toEqual([
      ["version.created", 1, null],
      ["label.set", 1, "production"],
      ["version.created", 2, null],
      ["character.published", 2, null],
      ["label.removed", null, "production"],
      ["character.trashed", null, null],
      ["character.restored", null, null],
    ]);
    expect(items[0]).toMatchObject({ character: { id: made.id, slug: made.slug } });
    expect(items.at(-1)?.cursor).toBe(cursor);
    const rest = await read(`?cursor=${items[4]?.cursor}&limit=1`);
    expect(rest.items).toEqual([items[5]]);
    expect(rest.next_cursor).toBe(items[5]?.cursor);
    expect((await read("", "stranger")).items).toEqual([]);
  });

  test.each(["x", encodeCursor(-1), encodeCursor(1.5), encodeCursor("1"), encodeCursor(null)])(
    "refuses the cursor %s",
    async (cursor) => {
      const { status, body } = await api.send("GET", `/api/v1/changes?cursor=${cursor}`);
      expect([status, body.code]).toEqual([400, "INVALID_CURSOR"]);
    },
  );
});

describe("events that commit in another order than they began", () => {
  test("are all seen, the late one last", async () => {
    const feed = await newOwner(api.db);
    const late = await commitLater(api.db, feed, "began-first");
    const early = await commitLater(api.db, feed, "began-second");
    await early.commit();
    const first = await feed.read();
    expect(first.items.map(({ character }) => character.slug)).toEqual(["began-second"]);
    await late.commit();
    const second = await feed.read(first.next_cursor);
    expect(second.items.map(({ character }) => character.slug)).toEqual(["began-first"]);
    expect((await feed.read()).items).toEqual([...first.items, ...second.items]);
  });

  test("reach three readers once each and in one order, from 50 writers at once", async () => {
    const { db, close } = openDatabase({ url: api.databaseUrl, max: 40, longestWait: 60_000 });
    try {
      const feed = await newOwner(db);
      const writers = Array.from({ length: 50 }, (_, writer) =>
        makeEvents(db, feed, { count: 4, name: `writer-${writer}` }),
      );
      const readers = [1, 2, 3].map(() => readAll(feed, 200));
      await Promise.all(writers);
      const [one = [], ...others] = await Promise.all(readers);
      expect(new Set(one).size).toBe(200);
      expect(one).toHaveLength(200);
      for (const other of others) expect(other).toEqual(one);
      expect((await (await newOwner(db)).read()).items).toEqual([]);
      // It was a test of something: the order of the ids is another one.
      const ids = await db
        .selectFrom("change")
        .select("slug")
        .where("owner_id", "=", feed.ownerId)
        .orderBy("id")
        .execute();
      expect(ids.map(({ slug }) => slug)).not.toEqual(one);
    } finally {
      await close();
    }
  });
});

test("a long backlog is placed a batch at a time, in the order of its ids", async () => {
  const feed = await newOwner(api.db);
  await api.sql(`insert into change (id, owner_id, type, character_id, slug)
    select ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '${feed.ownerId}',
      'version.created', '${feed.ownerId}', 'c-' || n
    from generate_series(1, 2500) as n order by random()`);
  const placed = async () =>
    api.sql(`select count(*)::int as placed from change
      where owner_id = '${feed.ownerId}' and position is not null`);
  await feed.read(undefined, 10);
  expect(await placed()).toEqual([{ placed: 1_000 }]);
  const slugs = await readAll(feed, 2_500);
  expect(slugs).toEqual(Array.from({ length: 2_500 }, (_, index) => `c-${index + 1}`));
});
