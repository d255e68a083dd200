import { createHash } from "node:crypto";
import { pino } from "pino";
import { describe, expect, test, vi } from "vitest";
import { keyHash } from "./keyText.ts";
import type { KeyPrincipal } from "../access/principal.ts";
import { accountsApi } from "../testing/accountsApi.ts";
import { parseKeyring } from "../secrets/keyring.ts";
import { createBearer } from "./credentials.ts";
import { bearer, makeKey } from "./testing/keys.ts";

const api = await accountsApi();
const anna = await api.join("Anna");
const keyring = parseKeyring(createHash("sha256").update("a keyring for this test").digest("hex"));
const log = pino({ level: "silent" });
const open = () => createBearer({ db: api.db, keyring, log });

const usesOf = (keyId: string) =>
  api.sql(`select requests::int, day = (now() at time zone 'utc')::date as today,
      last_used_at > now() - interval '1 minute' as lately
    from api_key_use inner join api_key on id = key_id where key_id = '${keyId}'`);

/** Statements outside of transactions that `work` sends, as far as they name a table of keys. */
async function countQueries(work: () => Promise<void>): Promise<number> {
  const executor = api.db.getExecutor();
  const execute = vi.spyOn(executor, "executeQuery");
  await work();
  const sent = execute.mock.calls.filter(([{ sql }]) => sql.includes("api_key"));
  execute.mockRestore();
  return sent.length;
}

test("1,000 requests with a key ask for it a few times, and write nothing each", async () => {
  const { secret } = await makeKey(api, anna.credential, { rate_per_minute: null });
  const as = bearer(secret);
  const begun = performance.now();
  const queries = await countQueries(async () => {
    for (let round = 0; round < 50; round += 1) {
      const requests = Array.from({ length: 20 }, () => api.send("GET", "/api/v1/jobs", { as }));
      for (const { status } of await Promise.all(requests)) expect(status).toBe(200);
    }
  });
  const seconds = (performance.now() - begun) / 1_000;
  // One look each 400 ms at most, and one sum each 10 s.
  expect(queries).toBeGreaterThan(0);
  expect(queries).toBeLessThanOrEqual(Math.ceil(seconds / 0.4) + Math.ceil(seconds / 10));
});

test("a key is found by index, whether by its secret or the one before", async () => {
  const ben = await api.join("Ben");
  const { id, secret } = await makeKey(api, ben.credential);
  await api.sql(`insert into api_key
    (id, owner_id, created_by, name, prefix, secret_hash, previous_hash, previous_until, scopes, origins)
    select gen_random_uuid(), owner_id, created_by, name, prefix,
      encode(sha256(('new' || n)::bytea), 'hex'), encode(sha256(('old' || n)::bytea), 'hex'),
      now() + interval '1 day', scopes, origins
    from api_key, generate_series(1, 5000) n where id = '${id}'`);
  await api.sql("analyze api_key");
  const keys = open();
  const execute = vi.spyOn(api.db.getExecutor(), "executeQuery");
  await keys.bearer(secret);
  const sql = execute.mock.calls[0]?.[0].sql ?? "";
  execute.mockRestore();
  await keys.close();
  const plan = await api.sql(`explain ${sql.replaceAll(/\$\d/g, `'${keyHash(secret)}'`)}`);
  const scans = JSON.stringify(plan).match(/[\w ]*Scan[^"]*api_key[\w ]*/g);
  expect(scans?.join()).toContain("api_key_secret_hash_key");
  expect(scans?.join()).toContain("api_key_previous_hash_key");
  expect(scans?.join()).not.toContain("Seq Scan");
});

describe("what a key was used for", () => {
  test("is counted in memory and stored as a sum for the day", async () => {
    const made = await makeKey(api, anna.credential);
    const keys = open();
    const robot = (await keys.bearer(made.secret)) as KeyPrincipal;
    for (let time = 0; time < 1_000; time += 1) keys.used(robot);
    expect(await usesOf(made.id)).toEqual([]);
    expect(await countQueries(() => keys.flush())).toBe(1);
    expect(await usesOf(made.id)).toEqual([{ requests: 1_000, today: true, lately: true }]);
    expect(await countQueries(() => keys.flush())).toBe(0);
    keys.used(robot);
    await keys.close();
    expect(await usesOf(made.id)).toEqual([{ requests: 1_001, today: true, lately: true }]);
  });

  test("is counted for the key behind a token, and for nobody else", async () => {
    const made = await makeKey(api, anna.credential);
    const keys = open();
    const robot = (await keys.bearer(made.secret)) as KeyPrincipal;
    const { scopes: _scopes, origins: _origins, kind: _kind, ...rest } = robot;
    keys.used({
      ...{ ...rest, kind: "embed", parentId: robot.keyId, parentKey: robot, scopes: ["chat"] },
      ...{ characterId: robot.keyId, origin: "https://app.example", expiresAt: Infinity },
    });
    keys.used({ kind: "anonymous" });
    await keys.close();
    expect(await usesOf(made.id)).toEqual([{ requests: 1, today: true, lately: true }]);
  });

  test("is stored for the others when one key is gone", async () => {
    const [gone, left] = [await makeKey(api, anna.credential), await makeKey(api, anna.credential)];
    const keys = open();
    for (const { secret } of [gone, left]) keys.used((await keys.bearer(secret)) as KeyPrincipal);
    await api.sql(`delete from api_key where id = '${gone.id}'`);
    await keys.close();
    expect(await usesOf(left.id)).toMatchObject([{ requests: 1 }]);
  });

  test("is kept while the database does not answer", async () => {
    const made = await makeKey(api, anna.credential);
    const keys = open();
    keys.used((await keys.bearer(made.secret)) as KeyPrincipal);
    const lost = vi.spyOn(api.db.getExecutor(), "executeQuery").mockRejectedValueOnce(new Error());
    await keys.flush();
    lost.mockRestore();
    expect(await usesOf(made.id)).toEqual([]);
    await keys.close();
    expect(await usesOf(made.id)).toMatchObject([{ requests: 1 }]);
  });
});
