import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, inject, onTestFinished, test } from "vitest";
import { openDatabase } from "../database.ts";
import { createDatabase, dropDatabase, urlOf } from "../testing/databases.ts";
import * as characters from "./0001-characters.ts";
import * as conversations from "./0002-conversations.ts";
import * as history from "./0003-history.ts";
import * as accounts from "./0004-accounts.ts";
import * as forgotten from "./0005-forgotten.ts";
import * as prompts from "./0006-prompts.ts";
import * as files from "./0007-files.ts";
import * as publicTags from "./0008-public-tags.ts";

const earlier = [characters, conversations, history, accounts, forgotten, prompts, files];

const id = (last: number) => `0190a1b2-0000-7000-8000-00000000000${last}`;

test("what was published before is listed under the tags of its published version", async () => {
  const { url: server } = inject("postgres");
  const name = `pf_public_tags_${randomUUID().replaceAll("-", "")}`;
  await createDatabase(server, name);
  const { db, close } = openDatabase({ url: urlOf(server, name), max: 1 });
  onTestFinished(async () => {
    await close();
    await dropDatabase(server, name);
  });
  for (const { up } of earlier) await up(db as never);
  await sql`insert into owner (id, handle, name) values (${id(0)}, 'local', 'You')`.execute(db);
  const published = "2026-11-22T18:00:00.120Z";
  await db.transaction().execute(async (tx) => {
    const made = [
      { id: id(1), published: 1, tags: ["{sea}", "{later}"] },
      { id: id(2), published: 2, tags: ["{before}", "{sea,noir}"] },
      { id: id(3), published: null, tags: ["{private}", "{}"] },
      { id: id(4), published: 1, tags: ["{}", "{}"] },
    ];
    for (const row of made) {
      const at = row.published === null ? null : published;
      await sql`insert into character
        (id, owner_id, slug, head_version, search, published_version, published_at, public_search)
        values (${row.id}, ${id(0)}, ${row.id}, 2, '', ${row.published}, ${at}::timestamptz,
          case when ${row.published}::int is not null then ''::tsvector end)`.execute(tx);
      for (const [index, tags] of row.tags.entries()) {
        await sql`insert into character_version
          (character_id, number, owner_id, author_id, name, personality_summary,
            alternate_greetings, example_dialogues, tags, content_rating, content_hash, source,
            group_greetings, trusts_instructions)
          values (${row.id}, ${index + 1}, ${id(0)}, ${id(0)}, 'N', 'P', '{}', '{}',
            ${tags}::text[], 'general', repeat('0', 64), 'api', '{}', false)`.execute(tx);
      }
    }
  });
  await publicTags.up(db as never);
  const rows = await db.selectFrom("public_tag").selectAll().execute();
  expect(new Set(rows)).toEqual(
    new Set([
      { character_id: id(1), tag: "sea", published_at: published },
      { character_id: id(2), tag: "sea", published_at: published },
      { character_id: id(2), tag: "noir", published_at: published },
    ]),
  );
});
