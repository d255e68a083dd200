import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, inject, onTestFinished, test } from "vitest";
import { openDatabase } from "../database.ts";
import { createDatabase, dropDatabase, urlOf } from "../testing/databases.ts";
import * as characters from "./0001-characters.ts";
import * as conversations from "./0002-conversations.ts";
import * as history from "./0003-history.ts";

const id = "0190a1b2-0000-7000-8000-000000000001";
/** More versions than are read at once. */
const count = 205;

test("versions that were made before get the hash that the same content gets now", async () => {
  const { url: server } = inject("postgres");
  const name = `pf_history_${randomUUID().replaceAll("-", "")}`;
  await createDatabase(server, name);
  const { db, close } = openDatabase({ url: urlOf(server, name), max: 1 });
  onTestFinished(async () => {
    await close();
    await dropDatabase(server, name);
  });
  const older = db as never;
  await characters.up(older);
  await conversations.up(older);
  await sql`insert into owner (id, handle, name) values (${id}, 'local', 'You')`.execute(db);
  await db.transaction().execute(async (tx) => {
    await sql`insert into character (id, owner_id, slug, head_version, search)
      values (${id}, ${id}, 'mira', ${count}, '')`.execute(tx);
    await sql`insert into character_version
      (character_id, number, owner_id, author_id, name, personality_summary, tagline,
        alternate_greetings, example_dialogues, tags, content_rating, content_hash, source)
      select ${id}, number, ${id}, ${id}, 'Mira', 'Keeps "the" light. ü', null,
        array['{{user}}, hm?'], '{}', '{a}', 'general', repeat('0', 64), 'api'
      from generate_series(1, ${count}::int) as number`.execute(tx);
  });
  await history.up(older);
  const text =
    '{"alternate_greetings":["{{user}}, hm?"],"content_rating":"general","name":"Mira","personality_summary":"Keeps \\"the\\" light. ü","tags":["a"]}';
  const hash = createHash("sha256").update(text).digest("hex");
  const rows = await db.selectFrom("character_version").select("content_hash").execute();
  expect(rows.map((row) => row.content_hash)).toEqual(Array.from({ length: count }, () => hash));
  const owner = await db.selectFrom("owner").select("seeded_at").executeTakeFirstOrThrow();
  expect(owner.seeded_at).not.toBeNull();
});
