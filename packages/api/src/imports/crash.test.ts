import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ImportJob } from "@personaforge/contract/import";
import { runSql } from "@personaforge/db/testing/databases";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { afterAll, expect, test } from "vitest";
import { cardPng } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";
import { senderTo } from "./testing/senderTo.ts";

const { url: databaseUrl } = await testDatabase();
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) await kill(child);
});

const entry = fileURLToPath(new URL("testing/importServer.ts", import.meta.url));

/** A real process on the same database. */
async function startProcess(): Promise<{ child: ChildProcess; importing: Importing }> {
  const child = spawn(process.execPath, [entry, databaseUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = line.toString().trim();
  return { child, importing: new Importing({ url, send: senderTo(url) }) };
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

test("after kill -9 in the middle, the next start imports what is left, and nothing twice", async () => {
  let { child, importing } = await startProcess();
  const { body } = await importing.post(cards);
  const { id } = body as ImportJob;
  const kills: number[] = [];
  for (const least of [5, 20]) {
    const { counts } = await importing.until(id, (_, job) => job.counts.imported >= least);
    kills.push(counts.imported);
    await kill(child);
    const [left] = await numbers("select count(*) n from import_item where state = 'waiting'");
    expect(left).toBeGreaterThan(0);
    ({ child, importing } = await startProcess());
  }
  const began = Date.now();
  const job = await importing.settled(id);
  // The work goes on at once, and does not wait until somebody misses the dead process.
  expect(Date.now() - began).toBeLessThan(20_000);
  expect(kills.every((imported) => imported < count)).toBe(true);
  expect(job).toMatchObject({ state: "done", counts: { total: count, imported: count } });
  expect(await numbers("select count(*) n from character")).toEqual([count]);
  expect(await numbers("select count(distinct character_id) n from import_item")).toEqual([count]);
  const deeds = "select count(*) n from audit where action = 'character.import'";
  expect(await numbers(deeds)).toEqual([count]);
  expect(await numbers("select count(*) n from character_file where kind = 'card'")).toEqual([
    count,
  ]);
}, 120_000);
