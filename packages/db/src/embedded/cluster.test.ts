import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startCluster } from "./cluster.ts";
import { pidExists } from "./processIdentity.ts";

let dataDir = "";

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "personaforge-cluster-"));
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function setting(url: string, name: string): Promise<unknown> {
  return (await query(url, `select current_setting('${name}') as value`))[0];
}

async function postmasterPid(): Promise<number> {
  const text = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");
  return Number.parseInt(text, 10);
}

test("first start: whole cluster, durable settings, no left-overs", async () => {
  const leftOver = join(dataDir, "postgres.init-4194305-abc");
  await mkdir(join(leftOver, "base"), { recursive: true });
  const told: string[] = [];
  const cluster = await startCluster({ dataDir, log: (message) => told.push(message) });
  expect(told).toEqual(["Creating the database (first start)"]);
  expect(cluster.adopted).toBe(false);
  const { hostname, port, pathname } = new URL(cluster.url);
  expect([hostname, Number(port), pathname]).toEqual(["127.0.0.1", cluster.port, "/personaforge"]);
  expect(await setting(cluster.url, "fsync")).toEqual({ value: "on" });
  expect(await setting(cluster.url, "data_checksums")).toEqual({ value: "on" });
  expect(await setting(cluster.url, "server_encoding")).toEqual({ value: "UTF8" });
  expect(await setting(cluster.url, "unix_socket_directories")).toEqual({ value: "" });
  await query(cluster.url, "create table kept (n int)");
  await cluster.stop();
  expect((await readdir(dataDir)).toSorted()).toEqual([
    "postgres",
    "postgres.log",
    "postgres.password",
  ]);
});

test("the password is a secret that the server asks for", async () => {
  const cluster = await startCluster({ dataDir });
  expect((await stat(join(dataDir, "postgres.password"))).mode & 0o777).toBe(0o600);
  const wrong = new URL(cluster.url);
  wrong.password = "wrong";
  await expect(query(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  await cluster.stop();
});

test("letters of every script sort by code point and are found by pg_trgm", async () => {
  const cluster = await startCluster({ dataDir });
  await query(cluster.url, "create extension pg_trgm");
  const rows = await query(
    cluster.url,
    "select lower('ÄÉ') as low, 'Z' < 'a' as bytes, cardinality(show_trgm('仙人掌')) as trigrams",
  );
  expect(rows).toEqual([{ low: "äé", bytes: true, trigrams: 4 }]);
  await cluster.stop();
});

test("refuses a second process by naming the first, and leaves no process after stop", async () => {
  const cluster = await startCluster({ dataDir });
  const pid = await postmasterPid();
  await expect(startCluster({ dataDir })).rejects.toThrow(`already runs on the data in`);
  await expect(startCluster({ dataDir })).rejects.toThrow(`(process ${process.pid})`);
  expect(await query(cluster.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await Promise.all([cluster.stop(), cluster.stop()]);
  await expect.poll(() => pidExists(pid)).toBe(false);
});

test("a killed Postgres comes back at the same address with its data", async () => {
  const told: string[] = [];
  const cluster = await startCluster({ dataDir, log: (message) => told.push(message) });
  await query(cluster.url, "insert into kept values (7)");
  const pid = await postmasterPid();
  process.kill(pid, "SIGKILL");
  await expect
    .poll(() => query(cluster.url, "select n from kept where n = 7").catch(() => []))
    .toEqual([{ n: 7 }]);
  expect(await postmasterPid()).not.toBe(pid);
  await expect.poll(() => told.at(-1)).toBe("The database runs again");
  await cluster.stop();
});

test("starts although the pid in postmaster.pid belongs to another program now", async () => {
  const { uid, gid } = await stat(join(dataDir, "postgres"));
  const stranger = spawn("sleep", ["60"], process.getuid?.() === 0 ? { uid, gid } : {});
  const pidFile = join(dataDir, "postgres", "postmaster.pid");
  await writeFile(
    pidFile,
    `${stranger.pid}\n${join(dataDir, "postgres")}\n1700000000\n5432\n\n127.0.0.1\n`,
  );
  const cluster = await startCluster({ dataDir });
  expect(stranger.exitCode).toBe(null);
  stranger.kill();
  await cluster.stop();
});

test("says what is wrong with a cluster that it cannot use", async () => {
  const version = join(dataDir, "postgres", "PG_VERSION");
  const password = join(dataDir, "postgres.password");
  const secret = await readFile(password, "utf8");
  await writeFile(version, "15\n");
  await expect(startCluster({ dataDir })).rejects.toThrow("was made by Postgres 15");
  await writeFile(version, "18\n");
  await writeFile(password, "");
  await expect(startCluster({ dataDir })).rejects.toThrow("password is missing");
  await writeFile(password, "another");
  await expect(startCluster({ dataDir })).rejects.toThrow("is not the one of the database");
  await writeFile(password, secret);
  await (await startCluster({ dataDir })).stop();
});
