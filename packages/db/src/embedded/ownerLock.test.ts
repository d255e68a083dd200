import { mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ClusterError } from "./clusterError.ts";
import { acquireOwner } from "./ownerLock.ts";
import { ownIdentity } from "./processIdentity.ts";

const unusedPid = 2 ** 22 + 1;
let folder = "";
let path = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "personaforge-lock-"));
  path = join(folder, "owner.json");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function writeOwner(changes: object, file = path): Promise<void> {
  const written = { ...(await ownIdentity()), token: "earlier", ...changes };
  await writeFile(file, JSON.stringify(written));
}

async function owner(): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}

test("refuses a second owner by naming the first, until it is released", async () => {
  const release = await acquireOwner(folder);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await expect(acquireOwner(folder)).rejects.toThrow(ClusterError);
  await expect(acquireOwner(folder)).rejects.toThrow(`(process ${process.pid})`);
  await release();
  expect(await readdir(folder)).toEqual([]);
  await (
    await acquireOwner(folder)
  )();
});

test("takes over from an ended process", async () => {
  await writeOwner({ pid: unusedPid });
  const release = await acquireOwner(folder);
  expect(await owner()).toMatchObject({ pid: process.pid });
  await release();
});

test("is not fooled by a pid that another process uses now", async () => {
  await writeOwner({ pid: process.pid, startedAt: "long before" });
  const release = await acquireOwner(folder);
  expect(await readdir(folder)).toEqual(["owner.json"]);
  await release();
});

test("takes over when an earlier take-over was killed half-way", async () => {
  await writeOwner({ pid: unusedPid, token: "first" });
  await writeOwner({ pid: unusedPid, token: "second" }, `${path}.first`);
  const release = await acquireOwner(folder);
  expect(await readdir(folder)).toEqual(["owner.json"]);
  await release();
});

test("leaves a take-over alone whose process lives", async () => {
  await writeOwner({ pid: unusedPid, token: "first" });
  await writeOwner({ token: "second" }, `${path}.first`);
  await expect(acquireOwner(folder)).rejects.toThrow(`(process ${process.pid})`);
});

test.each(["", "{", "null", "[]", '{"pid":-1,"token":"../x"}'])(
  "a damaged file %j names no owner",
  async (text) => {
    await writeFile(path, text);
    const release = await acquireOwner(folder);
    expect(await owner()).toMatchObject({ pid: process.pid });
    await release();
  },
);

test("an owner of another container counts as living while its heartbeat goes on", async () => {
  await writeOwner({ pid: 1, place: "another boot" });
  let isAlive = true;
  const beats = (async () => {
    for (; isAlive; await sleep(50)) await utimes(path, new Date(), new Date());
  })();
  const refused = await acquireOwner(folder).catch((error: Error) => error.message);
  isAlive = false;
  // A beat under way would come after what follows.
  await beats;
  expect(refused).toContain("(process 1)");
  const quiet = new Date(Date.now() - 60_000);
  await utimes(path, quiet, quiet);
  await (
    await acquireOwner(folder)
  )();
});

test("of 30 contenders for a dead owner's folder exactly one wins, 20 times", async () => {
  for (let round = 0; round < 20; round += 1) {
    await writeOwner({ pid: unusedPid, token: `dead-${round}` });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, () => acquireOwner(folder)),
    );
    const winners = outcomes.filter((outcome) => outcome.status === "fulfilled");
    expect(winners).toHaveLength(1);
    const refusals = outcomes.filter(
      (outcome) => outcome.status === "rejected" && outcome.reason instanceof ClusterError,
    );
    expect(refusals).toHaveLength(29);
    await winners[0]?.value();
  }
});
