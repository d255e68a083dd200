import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { afterAll, expect, test } from "vitest";
import { identityEnvelope, ownEnvelope } from "./envelopes.ts";
import { addSecret, openKeyringFile, removeSecret } from "./keyringFile.ts";
import type { Keyring } from "./keyring.ts";
import { countSealed, resealAll, sealedColumns } from "./reseal.service.ts";
import {
  createVault,
  emptyVault,
  putInVault,
  takeFromVault,
  vaultColumns,
} from "./testing/vault.queries.ts";

const { db } = await testDatabase();
await createVault(db);
const columns = vaultColumns;
const folder = mkdtempSync(join(tmpdir(), "personaforge-keyring-"));
afterAll(() => rmSync(folder, { recursive: true }));

const newPath = () => join(folder, randomUUID(), "secret");
const place = (row: string) => ({ table: "vault", row, column: "own" });

async function store(keyring: Keyring, id: string): Promise<void> {
  const own = await ownEnvelope.seal(keyring, `own ${id}`, place(id));
  const identity = await identityEnvelope.seal(keyring, `theirs ${id}`, place(id));
  await putInVault(db, { id, own, identity });
}

async function read(keyring: Keyring, id: string): Promise<void> {
  const { own = "", identity = "" } = (await takeFromVault(db, id)) ?? {};
  expect(await ownEnvelope.open(keyring, own, place(id))).toBe(`own ${id}`);
  expect(await identityEnvelope.open(keyring, identity, place(id))).toBe(`theirs ${id}`);
}

async function fill(keyring: Keyring, count: number): Promise<string[]> {
  await emptyVault(db);
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids) await store(keyring, id);
  return ids;
}

test("a keyring file is made once, for this user alone, and keeps its old form", () => {
  const path = newPath();
  const { current } = openKeyringFile(path);
  expect(readFileSync(path, "utf8")).toBe(`${current.value}\n`);
  expect(openKeyringFile(path).all).toEqual([{ version: 1, value: current.value }]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(path, ".."))).toEqual(["secret"]);
});

test("a file that others may read is closed to them", () => {
  const path = newPath();
  openKeyringFile(path);
  const text = readFileSync(path, "utf8");
  rmSync(path);
  writeFileSync(path, text, { mode: 0o644 });
  openKeyringFile(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("what is open sees a new version and a removed one without being opened again", () => {
  const path = newPath();
  const keyring = openKeyringFile(path);
  const first = keyring.current;
  const added = addSecret(path);
  expect(keyring.all).toEqual([added, first]);
  expect([added.version, keyring.current]).toEqual([2, added]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(() => removeSecret(path, 2)).toThrow("uses version 2 now");
  expect(() => removeSecret(path, 7)).toThrow("has no version 7");
  removeSecret(path, 1);
  expect(keyring.all).toEqual([added]);
  expect(readdirSync(join(path, ".."))).toEqual(["secret"]);
});

test("a version that was removed is not given to another secret", () => {
  const path = newPath();
  openKeyringFile(path);
  addSecret(path);
  removeSecret(path, 1);
  expect(addSecret(path).version).toBe(3);
});

test("a broken or missing file leaves what was read; two who write exclude each other", () => {
  const path = newPath();
  const keyring = openKeyringFile(path);
  const { all } = keyring;
  writeFileSync(`${path}.new`, "");
  expect(() => addSecret(path)).toThrow("EEXIST");
  writeFileSync(path, "1:short");
  expect(keyring.all).toEqual(all);
  expect(() => openKeyringFile(path)).toThrow("is shorter than 32 characters");
  rmSync(path);
  expect(keyring.all).toEqual(all);
});

test("everything old is resealed, a value that does not open stays and is counted", async () => {
  const path = newPath();
  const keyring = openKeyringFile(path);
  const ids = await fill(keyring, 250);
  const [damaged = ""] = ids;
  const { identity = "" } = (await takeFromVault(db, damaged)) ?? {};
  await putInVault(db, { id: damaged, own: `v1.${"A".repeat(16)}.${"A".repeat(22)}`, identity });
  addSecret(path);
  expect(await resealAll({ db, keyring, columns })).toEqual({ resealed: 499, stuck: 1 });
  expect(await countSealed({ db, columns }, 1)).toBe(1);
  expect(await countSealed({ db, columns }, 2)).toBe(499);
  expect(await resealAll({ db, keyring, columns })).toEqual({ resealed: 0, stuck: 1 });
  removeSecret(path, 1);
  for (const id of ids.slice(1)) await read(keyring, id);
});

test("the columns that are resealed exist", async () => {
  expect(await resealAll({ db, keyring: openKeyringFile(newPath()) })).toEqual({
    resealed: 0,
    stuck: 0,
  });
  expect(sealedColumns.length).toBeGreaterThan(0);
});

test("five rotations under load fail no read and no write", async () => {
  const path = newPath();
  const ids = await fill(openKeyringFile(path), 40);
  const load = { reads: 0, writes: 0, on: true };
  const any = () => ids[Math.floor(Math.random() * ids.length)] ?? "";
  // Each reads the file for itself, as a process of its own would.
  const readers = Array.from({ length: 4 }, async () => {
    const keyring = openKeyringFile(path);
    for (; load.on; load.reads += 1) await read(keyring, any());
  });
  const writers = Array.from({ length: 2 }, async () => {
    const keyring = openKeyringFile(path);
    for (; load.on; load.writes += 1) await store(keyring, any());
  });
  const keyring = openKeyringFile(path);
  for (let version = 2; version <= 6; version += 1) {
    addSecret(path);
    // Readers hold values of the version before for a moment, so it goes one rotation later.
    while ((await resealAll({ db, keyring, columns })).resealed > 0) await turn();
    if (version > 2) removeSecret(path, version - 2);
  }
  load.on = false;
  await Promise.all([...readers, ...writers]);
  expect(keyring.all.map(({ version }) => version)).toEqual([6, 5]);
  expect(load.reads).toBeGreaterThan(50);
  expect(load.writes).toBeGreaterThan(25);
});
