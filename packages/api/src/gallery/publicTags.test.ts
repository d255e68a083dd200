import type { Character } from "@personaforge/contract/character";
import { newContent } from "@personaforge/contract/content";
import { rowsRead } from "@personaforge/db/testing/rowsRead";
import { pino } from "pino";
import { beforeAll, describe, expect, test } from "vitest";
import { insert } from "../characters/characters.service.ts";
import { cardJson } from "../imports/testing/cardFiles.ts";
import { Importing } from "../imports/testing/importing.ts";
import { emptyTrash } from "../jobs/emptyTrash.ts";
import { exampleCharacter, exampleContent } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";
import { listNewest } from "./gallery.queries.ts";
import { isCommon, isRare, type SearchFilter, searchMatches } from "./search.queries.ts";

const ways: readonly SearchFilter["along"][] = ["tag", "newest", "words"];

describe("after each step of a character's life, its tags list what the gallery shows", async () => {
  const api = await testApi();
  const tags = ["sea", "noir", "茶", "Sea", "red dragon", "it's"];

  const all = { before: undefined, limit: 100 };
  const slugsOf = (rows: { slug: string }[]) => rows.map(({ slug }) => slug);

  /** The slugs by tag, in their order; the same whether the tag is asked for or looked for. */
  async function byTag(): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {};
    const query = "'mira':*";
    const newest = await listNewest(api.db, { ...all, tag: undefined });
    const best = await searchMatches(api.db, { ...all, query, tag: undefined, along: "words" });
    for (const name of tags) {
      const having = slugsOf(newest.filter((row) => row.tags.includes(name)));
      expect(slugsOf(await listNewest(api.db, { ...all, tag: name }))).toEqual(having);
      for (const along of ways) {
        const matches = await searchMatches(api.db, { ...all, query, tag: name, along });
        expect(matches).toEqual(best.filter((row) => row.tags.includes(name)));
      }
      if (having.length > 0) found[name] = having;
    }
    return found;
  }

  async function create(fields: Parameters<typeof exampleCharacter>[0]): Promise<Character> {
    const body = exampleCharacter(fields);
    return (await api.send<Character>("POST", "/api/v1/characters", { body })).body;
  }

  const patch = (id: string, body: object) =>
    api.send<Character>("PATCH", `/api/v1/characters/${id}`, { body });

  test("made in public or in private, edited, published, restored, and taken back", async () => {
    const first = await create({ tags: ["sea", "noir"], is_public: true });
    expect(await byTag()).toEqual({ sea: [first.slug], noir: [first.slug] });
    const { id, slug } = await create({ tags: ["sea", "茶"] });
    expect(await byTag()).toEqual({ sea: [first.slug], noir: [first.slug] });
    await patch(id, { is_public: true });
    expect(await byTag()).toMatchObject({ sea: [slug, first.slug], 茶: [slug] });
    await patch(id, { tags: ["Sea", "茶"] });
    expect(await byTag()).toMatchObject({ sea: [slug, first.slug], 茶: [slug] });
    await patch(id, { is_public: true });
    expect(await byTag()).toEqual({
      ...{ sea: [first.slug], noir: [first.slug] },
      ...{ Sea: [slug], 茶: [slug] },
    });
    await patch(first.id, { tags: ["noir", "茶"], is_public: true });
    // In the order of the first publication, to which the new tag belongs too.
    expect(await byTag()).toEqual({ noir: [first.slug], 茶: [slug, first.slug], Sea: [slug] });
    await api.send("POST", `/api/v1/characters/${first.id}/versions/1/restore`, { body: {} });
    await patch(first.id, { is_public: true });
    expect(await byTag()).toMatchObject({ sea: [first.slug], 茶: [slug] });
    await patch(id, { is_public: false });
    expect(await byTag()).toEqual({ sea: [first.slug], noir: [first.slug] });
    await patch(id, { is_public: true });
    expect(await byTag()).toMatchObject({ Sea: [slug], 茶: [slug] });
    await patch(first.id, { is_public: false });
    await patch(first.id, { is_public: true });
    await patch(id, { tags: ["noir"], is_public: true });
    expect(await byTag()).toEqual({ sea: [first.slug], noir: [first.slug, slug] });
  });

  test("in the trash, back from it, and deleted for good", async () => {
    const { id, slug } = await create({ tags: ["red dragon", "it's"], is_public: true });
    const found = { "red dragon": [slug], "it's": [slug] };
    expect(await byTag()).toMatchObject(found);
    await api.send("DELETE", `/api/v1/characters/${id}`);
    expect(await byTag()).not.toHaveProperty("red dragon");
    await api.send("POST", `/api/v1/characters/${id}/undelete`, { body: {} });
    expect(await byTag()).toMatchObject(found);
    await api.send("DELETE", `/api/v1/characters/${id}`);
    await api.sql(
      `update character set deleted_at = now() - interval '99 days' where id = '${id}'`,
    );
    const { resume } = api.api;
    const services = { db: api.db, feed: api.feed, log: pino({ level: "silent" }), resume };
    await emptyTrash.work(services, new AbortController().signal);
    expect(await api.sql(`select tag from public_tag where character_id = '${id}'`)).toEqual([]);
  });

  test("imported, published, and with the import undone", async () => {
    const importing = new Importing(api);
    const bytes = cardJson("Mira", { tags: ["red dragon"] });
    const made = await importing.run([{ name: "mira.json", bytes }]);
    const { id = "", slug = "" } = (await importing.items(made.id))[0]?.character ?? {};
    expect(await byTag()).not.toHaveProperty("red dragon");
    await patch(id, { is_public: true });
    expect(await byTag()).toMatchObject({ "red dragon": [slug] });
    await importing.undo(made.id);
    expect(await byTag()).not.toHaveProperty("red dragon");
  });

  test("made as one of the samples", async () => {
    const content = exampleContent({ tags: ["red dragon"] });
    const { slug } = await api.db
      .transaction()
      .execute((tx) =>
        insert(tx, api.principals.owner, { content, isPublic: true, source: "sample" }),
      );
    expect(await byTag()).toMatchObject({ "red dragon": [slug] });
  });
});

describe("of 5,000 public characters, those of a tag are found by reading few others", async () => {
  const api = await testApi();
  const newest = (tag: string) =>
    rowsRead(api.db, (db) => listNewest(db, { tag, before: undefined, limit: 25 }));
  const first = { before: undefined, limit: 25 };
  const matches = (filter: Pick<SearchFilter, "query" | "tag" | "along">) =>
    rowsRead(api.db, (db) => searchMatches(db, { ...first, ...filter }));

  beforeAll(async () => {
    const body = exampleCharacter({ name: "Everybody" });
    const { id } = (await api.send<Character>("POST", "/api/v1/characters", { body })).body;
    const columns = Object.keys(newContent.parse(body))
      .filter((column) => column !== "tags")
      .join(", ");
    await api.sql(`with made as materialized (
        select gen_random_uuid() as id, n, now() - n * interval '1 minute' as at,
          setweight(to_tsvector('simple', 'everybody number' || n), 'A') as search,
          array['common' || n % 100]
            || case when n % 2 = 0 then '{half}' when n % 500 = 1 then '{rare}' end::text[] as tags
        from generate_series(1, 5000) as n
      ), characters as (
        insert into character (id, owner_id, slug, head_version, search, published_version,
          published_at, public_search)
        select made.id, owner_id, 'many-' || n, 1, made.search, 1, at, made.search
        from made, character where character.id = '${id}'
      ), listed as (
        insert into public_tag (character_id, tag, published_at)
        select id, tag, at from made, unnest(tags) as tag
      )
      insert into character_version (character_id, number, owner_id, author_id, content_hash,
        source, tags, ${columns})
      select id, 1, owner_id, author_id, content_hash, source, made.tags, ${columns}
      from made, character_version as v where v.character_id = '${id}'`);
    for (const table of ["character", "character_version", "public_tag"]) {
      await api.sql(`vacuum analyze ${table}`);
    }
  });

  test("in the list of the newest", async () => {
    // Each of them is a row of the tag, the character, its version and who made it.
    expect(await newest("nobody's")).toBe(0);
    expect(await newest("rare")).toBeLessThanOrEqual(4 * 10);
    expect(await newest("half")).toBeLessThanOrEqual(4 * 25);
  });

  test("beside a text that everybody has, and one that only one has", async () => {
    const [everybody, one] = ["'everybody':*", "'number4998':*"];
    expect(await isRare(api.db, "rare")).toBe(true);
    expect(await isRare(api.db, "half")).toBe(false);
    expect(await isCommon(api.db, everybody)).toBe(true);
    expect(await isCommon(api.db, one)).toBe(false);
    expect(await isCommon(api.db, "")).toBe(false);
    const rarely = (tag: string) => matches({ query: everybody, tag, along: "tag" });
    expect(await rarely("nobody's")).toBe(0);
    expect(await rarely("rare")).toBeLessThanOrEqual(9 * 10);
    const among = (tag: string | undefined) => matches({ query: one, tag, along: "words" });
    expect(await among(undefined)).toBeLessThanOrEqual(10);
    expect(await among("half")).toBeLessThanOrEqual(10);
    expect(await among("nobody's")).toBeLessThanOrEqual(10);
  });

  test("the newest 2,000 that match, whichever way they are looked for", async () => {
    const query = "'everybody':*";
    const found = async (tag: string | undefined, along: SearchFilter["along"]) => {
      const rows = await searchMatches(api.db, { ...first, limit: 5_000, query, tag, along });
      return rows.map(({ slug }) => slug);
    };
    const newest = Array.from({ length: 2_000 }, (_, at) => at + 1);
    const all = await found(undefined, "newest");
    expect(all.toSorted()).toEqual(newest.map((n) => `many-${n}`).toSorted());
    expect(await found(undefined, "words")).toEqual(all);
    const half = await found("half", "newest");
    expect(half.toSorted()).toEqual(newest.map((n) => `many-${2 * n}`).toSorted());
    expect(await found("half", "words")).toEqual(half);
    // Beside the words it would be 14,000: each that matches, and each that is ranked, from index and table.
    const along = "newest";
    expect(await matches({ query, tag: undefined, along })).toBeLessThanOrEqual(8_100);
  });
});
