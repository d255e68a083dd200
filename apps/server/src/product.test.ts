import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { parseKeyring } from "@personaforge/api/secrets/keyring";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { pino } from "pino";
import { expect, test } from "vitest";
import { parseEnv } from "./env.ts";
import { openProduct } from "./product.ts";

const { db, url: databaseUrl } = await testDatabase();
const surroundings = {
  env: parseEnv({}, { loopbackPublished: false }),
  log: pino({ level: "silent" }),
  db,
  databaseUrl,
  publicUrl: "http://localhost:3000",
  keyring: parseKeyring(randomBytes(32).toString("hex")),
};

const names = [
  "empty-trash",
  "forget-accounts",
  "forget-files",
  "forget-idempotency-keys",
  "resume-imports",
];

/** Opens the product and stops it; false when that took so long that its jobs were due before. */
async function isStoppedWithin(milliseconds: number): Promise<boolean> {
  const soon = new Date(Date.now() + milliseconds);
  await db.deleteFrom("job").execute();
  await db
    .insertInto("job")
    .values(names.map((name) => ({ name, next_run_at: soon })))
    .execute();
  const { api } = await openProduct(surroundings);
  await api.drain(0);
  return Date.now() < soon.getTime();
}

test("the jobs stop with the API", async () => {
  let due = 1_200;
  // A busy machine needs longer.
  while (!(await isStoppedWithin(due))) due *= 2;
  await sleep(due + 1_300);
  const runs = await db.selectFrom("job").select("last_run_at").execute();
  expect(runs).toEqual(names.map(() => ({ last_run_at: null })));
});

test("the jobs run beside the API", async () => {
  const { api } = await openProduct(surroundings);
  const runs = db.selectFrom("job").select(["name", "last_result"]).orderBy("name");
  await expect
    .poll(() => runs.execute())
    .toEqual([
      { name: "empty-trash", last_result: "nothing to do" },
      { name: "forget-accounts", last_result: "nothing to do" },
      { name: "forget-files", last_result: "nothing to do" },
      { name: "forget-idempotency-keys", last_result: "nothing to do" },
      { name: "resume-imports", last_result: "nothing to do" },
    ]);
  await api.drain(0);
});
