import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startCluster } from "./cluster.ts";

const source = JSON.stringify(new URL("./cluster.ts", import.meta.url).href);
const driver = JSON.stringify(import.meta.resolve("pg"));
let dataDir = "";
let children: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "personaforge-processes-"));
  children = [];
});

afterEach(async () => {
  const running = children.filter(
    ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
  );
  for (const child of running) child.kill("SIGKILL");
  // A failed test may leave a Postgres behind: the next owner of the folder stops it.
  if (running.length > 0) await startCluster({ dataDir }).then(({ stop }) => stop());
  await rm(dataDir, { recursive: true, force: true });
});

/** A Node process of its own that starts the cluster, tells the outcome, then runs `body`. */
function app(body: string, ephemeral = true) {
  const script = `
    import { startCluster } from ${source};
    import { Client } from ${driver};
    const dataDir = ${JSON.stringify(dataDir)};
    const cluster = await startCluster({ dataDir, ephemeral: ${ephemeral}, log: console.log }).catch((error) => {
      console.log("refused " + error.message);
      process.exit(1);
    });
    console.log("started " + process.pid);
    ${body}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exit = once(child, "exit");
  const line = async (): Promise<string> => String((await lines.next()).value);
  const outcome = async (): Promise<string> => {
    for (;;) {
      const text = await line();
      if (/^(?:started|refused|undefined)/.test(text)) return text;
    }
  };
  return { child, exit, line, outcome };
}

const untilTold = `
  await new Promise((resolve) => process.stdin.once("end", resolve).resume());
  await cluster.stop();`;

test("of two first starts at the same moment one wins and the other is told whom to stop", async () => {
  const apps = [app(untilTold), app(untilTold)];
  const told = await Promise.all(apps.map(({ outcome }) => outcome()));
  expect(new Set(told.map((line) => line.split(" ")[0]))).toEqual(new Set(["refused", "started"]));
  const winner = told.find((line) => line.startsWith("started"))?.split(" ")[1];
  expect(told.find((line) => line.startsWith("refused"))).toContain(`(process ${winner})`);
  for (const { child } of apps) child.stdin?.end();
  const exits = await Promise.all(apps.map(({ exit }) => exit));
  expect(new Set(exits.map(([code]) => Number(code)))).toEqual(new Set([0, 1]));
  expect((await readdir(dataDir)).filter((name) => /init|owner/.test(name))).toEqual([]);
});

test.each([
  { killed: "the app", adopted: true },
  { killed: "the app and Postgres", adopted: false },
])("after kill -9 of $killed the next start has every acknowledged write", async ({ adopted }) => {
  const writer = app(
    `
      const client = new Client({ connectionString: cluster.url });
      await client.connect();
      await client.query("create table written (n int)");
      for (let n = 1; ; n += 1) {
        await client.query("insert into written values ($1)", [n]);
        console.log(n);
      }`,
    false,
  );
  await writer.outcome();
  let acknowledged = 0;
  while (acknowledged < 50) acknowledged = Number(await writer.line());
  const postmaster = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");
  writer.child.kill("SIGKILL");
  if (!adopted) process.kill(Number.parseInt(postmaster, 10), "SIGKILL");
  await writer.exit;
  for (let told = await writer.line(); told !== "undefined"; told = await writer.line())
    acknowledged = Number(told);
  const cluster = await startCluster({ dataDir });
  expect(cluster.adopted).toBe(adopted);
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  const { rows } = await client.query("select count(*)::int as count, max(n) as last from written");
  await client.end();
  expect(rows[0].count).toBe(rows[0].last);
  expect(rows[0].count).toBeGreaterThanOrEqual(acknowledged);
  await cluster.stop();
  await expect(new Client({ connectionString: cluster.url }).connect()).rejects.toThrow(
    "ECONNREFUSED",
  );
});

test("a first start killed half-way leaves nothing in the way of the next", async () => {
  const { child, exit, line } = app("");
  expect(await line()).toBe("Creating the database (first start)");
  await expect.poll(async () => (await readdir(dataDir)).join()).toContain("postgres.init-");
  child.kill("SIGKILL");
  await exit;
  const cluster = await startCluster({ dataDir, ephemeral: true });
  await cluster.stop();
  expect((await readdir(dataDir)).toSorted()).toEqual([
    "postgres",
    "postgres.log",
    "postgres.password",
  ]);
});

test("Ctrl-C in the terminal stops Postgres only after the app has drained", async () => {
  const { child, exit, line, outcome } = app(`
      process.once("SIGINT", () => setTimeout(async () => {
        const client = new Client({ connectionString: cluster.url });
        await client.connect();
        await client.query("select 1");
        await client.end();
        await cluster.stop();
        console.log("drained");
        process.exit(0);
      }, 300));
      console.log("listening");
      setInterval(() => undefined, 1000);`);
  await outcome();
  expect(await line()).toBe("listening");
  // A terminal signals the whole process group.
  process.kill(-(child.pid ?? 0), "SIGINT");
  expect(await line()).toBe("drained");
  expect(await exit).toEqual([0, null]);
});
