import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import type { Character } from "@personaforge/contract/character";
import { linkFiles, storeFile } from "../files/files.queries.ts";
import { ownerIdOf } from "../access/principal.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";
import { forgetFiles } from "./forgetFiles.ts";

const api = await testApi();
const services = {
  db: api.db,
  feed: api.feed,
  log: pino({ level: "silent" }),
  resume: api.api.resume,
};
const forget = () => forgetFiles.work(services, new AbortController().signal);

const hashOf = (name: string) => Buffer.from(name).toString("hex").padEnd(64, "0");
const keeper = { ownerId: ownerIdOf(api.principals.owner), most: null };
const fileOf = (name: string) => ({ hash: hashOf(name), bytes: Buffer.from(name), ...keeper });
const store = (name: string) => storeFile(api.db, fileOf(name));
const left = async () => {
  const rows = (await api.sql("select bytes from file order by bytes")) as { bytes: Buffer }[];
  return rows.map(({ bytes }) => bytes.toString());
};
const age = (table: string, time: string, where = "true") =>
  api.sql(`update ${table} set ${time} = now() - interval '121 minutes' where ${where}`);

/** Until a statement waits for a lock. */
async function isWaiting(): Promise<void> {
  const waiting = `select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  while (((await api.sql(waiting)) as unknown[]).length === 0) await sleep(20);
}

test("files that nothing holds are forgotten after two hours, however many", async () => {
  const made = await api.send<Character>("POST", "/api/v1/characters", {
    body: exampleCharacter(),
  });
  const avatar = { hash: hashOf("picture"), width: 1, height: 1, thumbhash: "3OcR" };
  const card = { hash: hashOf("card"), format: "v2", derived: [], cut: [] };
  for (const name of ["picture", "card", "unused", "waiting", "given up", "again", "new"]) {
    await store(name);
  }
  await api.db.transaction().execute((tx) => linkFiles(tx, made.body.id, { avatar, card }));
  expect(await forget()).toBe("nothing to do");

  await age("file", "created_at", `hash <> '${hashOf("new")}'`);
  await store("again");
  for (const [name, state, days] of [
    ["waiting", "needs_fix", 6],
    ["given up", "needs_fix", 8],
    ["unused", "imported", 0],
  ] as const) {
    const id = uuidv7();
    await api.sql(`insert into import
        (id, owner_id, person_id, state, dry_run, request_id, door, updated_at)
      select '${id}', id, id, 'done', false, 'r', 'api', now() - interval '${days} days'
      from owner where handle = 'owner'`);
    await api.sql(`insert into import_item (id, import_id, position, name, size, hash, state)
      values ('${uuidv7()}', '${id}', 1, '${name}', 1, '${hashOf(name)}', '${state}')`);
  }
  expect(await forget()).toBe("2 files forgotten");
  expect(await left()).toEqual(["again", "card", "new", "picture", "waiting"]);

  await api.sql(`insert into file (hash, bytes, created_at)
    select lpad(n::text, 64, '0'), 'x', now() - interval '2 days' from generate_series(1, 450) as n`);
  expect(await forget()).toBe("450 files forgotten");
  expect(await left()).toHaveLength(5);
});

test("a file that is stored again at that moment stays", async () => {
  const letGo = () => api.sql(`delete from owner_file where hash = '${hashOf("at once")}'`);
  await store("at once");
  await age("file", "created_at", `hash = '${hashOf("at once")}'`);
  await letGo();
  let forgotten: Promise<string> | undefined;
  await api.db.transaction().execute(async (tx) => {
    await storeFile(tx, fileOf("at once"));
    forgotten = forget();
    await isWaiting();
  });
  expect(await forgotten).toBe("nothing to do");
  expect(await left()).toContain("at once");
  await letGo();
  await api.sql(`delete from file where hash = '${hashOf("at once")}'`);
});

test("with the last character that holds it, a file is let go", async () => {
  await api.sql("delete from character");
  await age("file", "created_at");
  expect(await forget()).toBe("4 files forgotten");
  expect(await left()).toEqual(["waiting"]);
});
