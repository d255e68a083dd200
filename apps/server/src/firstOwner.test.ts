import { randomBytes } from "node:crypto";
import { parseKeyring } from "@personaforge/api/secrets/keyring";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { pino } from "pino";
import { expect, test } from "vitest";
import { parseEnv } from "./env.ts";
import { openProduct } from "./product.ts";

const { db, url: databaseUrl } = await testDatabase();
const keyring = parseKeyring(randomBytes(32).toString("hex"));
const log = pino({ level: "silent" });

/** Starts on the same data, says what it offers, and stops. */
async function start(variables: Record<string, string>): Promise<string | null> {
  const env = parseEnv(variables, { loopbackPublished: false });
  const publicUrl = "http://localhost:3000";
  const { api, setupUrl } = await openProduct({ env, log, db, databaseUrl, publicUrl, keyring });
  await api.drain(0);
  return setupUrl;
}

async function place() {
  const owners = await db.selectFrom("owner").select(["id", "handle"]).execute();
  const characters = await db.selectFrom("character").select("owner_id").execute();
  return { owners, of: new Set(characters.map((row) => row.owner_id)), count: characters.length };
}

test("one place goes through all modes", async () => {
  expect(await start({})).toBeNull();
  const before = await place();
  expect(before).toMatchObject({ owners: [{ handle: "local" }], count: 6 });

  const setupUrl = await start({ PF_AUTH: "accounts" });
  expect(setupUrl).toMatch(/^http:\/\/localhost:3000\/sign-up#setup=[\w-]{43}$/);
  expect(await start({ PF_AUTH: "accounts" })).toBe(setupUrl);

  const first = {
    PF_AUTH: "accounts",
    PF_INIT_EMAIL: "First@example.org",
    PF_INIT_PASSWORD: "correct horse battery",
    PF_INIT_API_KEY: randomBytes(32).toString("hex"),
  };
  expect(await start(first)).toBeNull();
  expect(await start({ ...first, PF_INIT_EMAIL: "second@example.org" })).toBeNull();
  const accounts = await db.selectFrom("account").selectAll().execute();
  expect(accounts).toMatchObject([
    { email: "first@example.org", owner_id: before.owners[0]?.id, is_instance_owner: true },
  ]);
  const keys = await db.selectFrom("api_key").select(["owner_id", "rate_per_minute"]).execute();
  expect(keys).toEqual([{ owner_id: before.owners[0]?.id, rate_per_minute: null }]);

  expect(await start({})).toBeNull();
  const after = await place();
  expect(after.owners.map(({ id }) => id)).toEqual(before.owners.map(({ id }) => id));
  expect(after).toMatchObject({ of: before.of, count: 6 });
});
