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

const id = "0190a1b2-0000-7000-8000-000000000001";

test("versions that were made before hold nothing in the new fields, and still never change", async () => {
  const { url: server } = inject("postgres");
  const name = `pf_prompts_${randomUUID().replaceAll("-", "")}`;
  await createDatabase(server, name);
  const { db, close } = openDatabase({ url: urlOf(server, name), max: 1 });
  onTestFinished(async () => {
    await close();
    await dropDatabase(server, name);
  });
  for (const { up } of [characters, conversations, history, accounts, forgotten]) {
    await up(db as never);
  }
  await sql`insert into owner (id, handle, name) values (${id}, 'local', 'You')`.execute(db);
  await db.transaction().execute(async (tx) => {
    await sql`insert into character (id, owner_id, slug, head_version, search)
      values (${id}, ${id}, 'mira', 2, '')`.execute(tx);
    await sql`insert into character_version
      (character_id, number, owner_id, author_id, name, content_hash, source, packed)
      values (${id}, 1, ${id}, ${id}, 'Mira', repeat('0', 64), 'api', 'x')`.execute(tx);
    await sql`insert into character_version
      (character_id, number, owner_id, author_id, name, personality_summary,
        alternate_greetings, example_dialogues, tags, content_rating, content_hash, source)
      values (${id}, 2, ${id}, ${id}, 'Mira', 'Keeps the light.', '{}', '{}', '{}', 'general',
        repeat('1', 64), 'api')`.execute(tx);
  });
  await prompts.up(db as never);

  const rows = await db
    .selectFrom("character_version")
    .select(["number", "group_greetings", "trusts_instructions", "lorebook", "content_hash"])
    .orderBy("number")
    .execute();
  const nothing = { lorebook: null };
  expect(rows).toEqual([
    {
      ...nothing,
      number: 1,
      group_greetings: null,
      trusts_instructions: null,
      content_hash: "0".repeat(64),
    },
    {
      ...nothing,
      number: 2,
      group_greetings: [],
      trusts_instructions: false,
      content_hash: "1".repeat(64),
    },
  ]);
  const change = (to: string) => sql.raw(`update character_version set ${to}`).execute(db);
  await expect(change("lorebook = '{}' where number = 2")).rejects.toThrow("never changes");
  await expect(change("lorebook = '{}' where number = 1")).rejects.toThrow("check constraint");
  await expect(change("trusts_instructions = true where number = 2")).rejects.toThrow(
    "never changes",
  );
});
