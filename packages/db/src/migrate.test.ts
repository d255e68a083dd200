import { readFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { expect, inject, onTestFinished, test } from "vitest";
import { openDatabase } from "./database.ts";
import { generateSchema } from "./generateSchema.ts";
import { isMigrated, lockKey, migrate } from "./migrate.ts";
import { createDatabase, dropDatabase, urlOf } from "./testing/databases.ts";
import { testDatabase } from "./testing/testDatabase.ts";

test("three processes that start at once migrate once", async () => {
  const { url: server } = inject("postgres");
  const name = `pf_migrate_${randomUUID().replaceAll("-", "")}`;
  await createDatabase(server, name);
  const opened = [1, 2, 3].map(() => openDatabase({ url: urlOf(server, name), max: 1 }));
  onTestFinished(async () => {
    for (const { close } of opened) await close();
    await dropDatabase(server, name);
  });
  const ran = await Promise.all(opened.map(({ db }) => migrate(db)));
  expect(ran.toSorted((a, b) => b.length - a.length)).toEqual([
    [
      "0001-characters",
      "0002-conversations",
      "0003-history",
      "0004-accounts",
      "0005-forgotten",
      "0006-prompts",
      "0007-files",
      "0008-public-tags",
    ],
    [],
    [],
  ]);
  for (const { db } of opened) expect(await isMigrated(db)).toBe(true);
});

test("a migration may wait for another process longer than a query may run", async () => {
  const { db } = await testDatabase();
  const locked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const held = db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${lockKey})`.execute(connection);
    locked.resolve();
    await release.promise;
    await sql`select pg_advisory_unlock(${lockKey})`.execute(connection);
  });
  await locked.promise;
  const waiting = migrate(db);
  await Promise.race([setTimeout(6_000), waiting]);
  release.resolve();
  await held;
  expect(await waiting).toEqual([]);
});

test("schema.gen.ts holds the types of the migrated database", async () => {
  const { db } = await testDatabase();
  const committed = await readFile(new URL("schema.gen.ts", import.meta.url), "utf8");
  expect(await generateSchema(db)).toBe(committed);
});
