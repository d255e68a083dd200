import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { ImportJob } from "@personaforge/contract/import";
import { runSql } from "@personaforge/db/testing/databases";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { afterEach, expect, test } from "vitest";
import { cardPng } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";
import { senderTo } from "./testing/senderTo.ts";

const { url: databaseUrl } = await testDatabase();
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children) await kill(child);
});

const entry = fileURLToPath(new URL("testing/importServer.ts", import.meta.url));

/** A real process on the same database. */
async function startProcess() {
  const child = spawn(process.execPath, [entry, databaseUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = line.toString().trim();
  const send = senderTo(url);
  return { child, send, importing: new Importing({ url, send }) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

const count = 40;
const cards = Array.from({ length: count }, (_, n) => ({
  name: `card-${n}.png`,
  bytes: cardPng(`Card ${n}`),
}));

const numbers = async (sql: string) => {
  const rows = await runSql(databaseUrl, sql);
  return rows.map((row) => Number(row["n"]));
};

/** Each takes so long to be made that a test sees the middle of it, however slow it looks. */
async function slowDown(table: "character" | "character_version"): Promise<() => Promise<unknown>> {
  await runSql(
    databaseUrl,
    "create or replace function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.15); return new; end $$",
  );
  const each = `before insert on ${table} for each row execute function slow()`;
  await runSql(databaseUrl, `create trigger slow ${each}`);
  return () => runSql(databaseUrl, `drop trigger slow on ${table}`);
}

test("after kill -9 in the middle, the next start imports or tags what is left, and nothing twice", async () => {
  let speedUp = await slowDown("character");
  let { child, importing, send } = await startProcess();
  const { body } = await importing.post(cards);
  const { id } = body as ImportJob;
  const kills: number[] = [];
  for (const more of [5, 15]) {
    const least = (kills.at(-1) ?? 0) + more;
    const { counts } = await importing.until(id, (_, job) => job.counts.imported >= least);
    kills.push(counts.imported);
    await kill(child);
    const [left] = await numbers("select count(*) n from import_item where state = 'waiting'");
    expect(left).toBeGreaterThan(0);
    ({ child, importing, send } = await startProcess());
  }
  await speedUp();
  const began = Date.now();
  const job = await importing.settled(id);
  // The work goes on at once, and does not wait until somebody misses the dead process.
  expect(Date.now() - began).toBeLessThan(45_000);
  expect(kills.every((imported) => imported < count)).toBe(true);
  expect(job).toMatchObject({ state: "done", counts: { total: count, imported: count } });
  expect(await numbers("select count(*) n from character")).toEqual([count]);
  expect(await numbers("select count(distinct character_id) n from import_item")).toEqual([count]);
  const deeds = "select count(*) n from audit where action = 'character.import'";
  expect(await numbers(deeds)).toEqual([count]);
  expect(await numbers("select count(*) n from character_file where kind = 'card'")).toEqual([
    count,
  ]);

  speedUp = await slowDown("character_version");
  await send("POST", `/api/v1/imports/${id}/tag`, { body: { tags: ["new"] } });
  await importing.until(id, (_, { tagging }) => (tagging?.added ?? 0) >= 5);
  await kill(child);
  const [before] = await numbers("select count(*) n from character_version where number = 2");
  expect(before).toBeLessThan(count);
  ({ importing } = await startProcess());
  await speedUp();
  const { state, tagging } = await importing.settled(id);
  expect({ state, tagging }).toMatchObject({
    state: "done",
    tagging: { added: count, present: 0 },
  });
  expect(await numbers("select count(*) n from character_version")).toEqual([2 * count]);
}, 300_000);

async function until(statement: string): Promise<void> {
  for (let tries = 0; tries < 800; tries++) {
    const [count] = await numbers(statement);
    if (count !== 0) return;
    await sleep(25);
  }
  throw new Error(`nothing comes of ${statement}`);
}

const locks = "from pg_locks where relation = 'file'::regclass and mode = 'AccessExclusiveLock'";

/** Nobody reads a file while this works. */
async function whileHeld(work: () => Promise<void>): Promise<void> {
  const holding =
    "do $$ begin lock table file in access exclusive mode; perform pg_sleep(120); end $$";
  const held = runSql(databaseUrl, holding).catch(() => undefined);
  await until(`select count(*) n ${locks} and granted`);
  try {
    await work();
  } finally {
    await runSql(databaseUrl, `select pg_terminate_backend(pid) ${locks} and granted`);
    await held;
  }
}

test("a file that kills the process is tried twice, and the others are imported", async () => {
  let { child, importing, send } = await startProcess();
  const files = cards.slice(0, 4).map(({ name }) => ({ name, bytes: cardPng(`Deadly ${name}`) }));
  const { body } = await importing.post(files, { fields: { open: "true" } });
  const { id } = body as ImportJob;
  await whileHeld(async () => {
    const start = await send("POST", `/api/v1/imports/${id}/start`, { body: {} });
    expect(start.status).toBe(200);
    for (const deaths of [0, 1]) {
      const reading = "from import_item i join import on i.id = any(reading)";
      await until(`select count(*) n ${reading} where deaths = ${deaths}`);
      await kill(child);
      ({ child, importing, send } = await startProcess());
    }
  });
  const job = await importing.settled(id);
  expect(job).toMatchObject({ state: "done", counts: { imported: 3, failed: 1 } });
  const items = await importing.items(id);
  expect(items[0]).toMatchObject({ state: "failed", reason: "gave_up" });
  const decisions = [{ item_id: items[0]?.id, action: "import" }];
  const again = await importing.start(id, { decisions });
  expect(again.counts).toMatchObject({ imported: 4, failed: 0 });
}, 300_000);
