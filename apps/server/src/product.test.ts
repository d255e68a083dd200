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

test("the jobs stop with the API", async () => {
  const soon = new Date(Date.now() + 1_200);
  const names = ["empty-trash", "forget-accounts", "forget-files", "forget-idempotency-keys"];
  await db
    .insertInto("job")
    .values(names.map((name) => ({ name, next_run_at: soon })))
    .execute();
  const { api } = await openProduct(surroundings);
  await api.drain(0);
  await sleep(2_500);
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
    ]);
  await api.drain(0);
});
