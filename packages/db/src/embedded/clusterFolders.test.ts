import { execFile } from "node:child_process";
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { findBinaries, program } from "./binaries.ts";
import { ClusterError, startCluster } from "./cluster.ts";
import { reachableBinaries } from "./reachable.ts";
import { asUser, userNamed } from "./user.ts";

const run = promisify(execFile);

const root = process.getuid?.() === 0;
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "personaforge-folders-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test("a parent that only we may enter: Postgres still runs, and never as root", async () => {
  const dataDir = join(folder, "closed", "data");
  await mkdir(dirname(dataDir), { mode: 0o700 });
  const told: string[] = [];
  const start = () =>
    startCluster({ dataDir, ephemeral: true, log: (message) => told.push(message) });
  await (await start()).stop();
  await (await start()).stop();
  const cluster = join(dataDir, "postgres");
  expect((await stat(cluster)).uid === 0).toBe(false);
  expect((await lstat(cluster)).isSymbolicLink()).toBe(root);
  expect(told.filter((line) => line.includes("may not enter"))).toHaveLength(root ? 1 : 0);
  expect((await stat(dirname(dataDir))).mode & 0o777).toBe(0o700);
  const elsewhere = root ? dirname(await readlink(cluster)) : join(folder, "nowhere");
  await rm(elsewhere, { recursive: true, force: true });
  const outcome = await start().then(
    ({ stop }) => stop().then(() => "started"),
    (error: unknown) => String(error),
  );
  expect(outcome).toContain(root ? `was kept in ${elsewhere}, which is missing` : "started");
});

test("our own closed folder opens for Postgres alone", async () => {
  await chmod(folder, 0o700);
  await (await startCluster({ dataDir: folder, ephemeral: true })).stop();
  expect((await stat(folder)).mode & 0o007).toBe(0);
  expect((await lstat(join(folder, "postgres"))).isDirectory()).toBe(true);
});

test("a file in place of the folder, and a place that takes no folder, are one sentence each", async () => {
  const file = join(folder, "file");
  await writeFile(file, "");
  for (const dataDir of [file, join(file, "data"), "/proc/personaforge/data"]) {
    const failure = await startCluster({ dataDir }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ClusterError);
    expect(String(failure)).toMatch(/data folder \S+ (?:cannot be made|.*EROFS).*DATA_DIR/);
  }
  expect(await readdir(folder)).toEqual(["file"]);
});

test("programs that Postgres's user cannot reach are copied once to where it can", async () => {
  const closed = join(folder, "closed");
  await mkdir(closed, { mode: 0o700 });
  await symlink(dirname((await findBinaries()).folder), join(closed, "package"));
  const native = join(closed, "package", "native");
  const stranger = { name: "stranger", uid: 4_000_000, gid: 4_000_000 };
  const other = root ? await userNamed("nobody") : stranger;
  const reach = () => reachableBinaries({ folder: native, version: `test-${process.pid}` }, other);
  const tried = async () => {
    const { folder: copy } = await reach();
    onTestFinished(() => rm(copy, { recursive: true }));
    const first = await stat(copy);
    const again = await stat((await reach()).folder);
    const { stdout } = await run(program(copy, "postgres"), ["--version"], asUser(other));
    return `${stdout.trim()}, copied ${again.ctimeMs === first.ctimeMs ? "once" : "again"}`;
  };
  expect(await tried().catch(String)).toMatch(
    root ? /\(PostgreSQL\) 18\S*, copied once$/ : /may not reach its programs/,
  );
});

test("a foreign folder named postgres is left as it is", async () => {
  await mkdir(join(folder, "postgres"));
  await writeFile(join(folder, "postgres", "mine.txt"), "kept");
  await expect(startCluster({ dataDir: folder, ephemeral: true })).rejects.toThrow(
    "is not a Postgres data folder",
  );
  expect(await readdir(join(folder, "postgres"))).toEqual(["mine.txt"]);
});
