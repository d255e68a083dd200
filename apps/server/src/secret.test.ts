import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openKeyring } from "./secret.ts";
import { StartError } from "./startError.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "personaforge-secret-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("the secret is made once, for this user alone", async () => {
  const DATA_DIR = join(folder, "data");
  const first = openKeyring({ DATA_DIR }).current;
  expect(first).toEqual({ version: 1, value: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  expect(openKeyring({ DATA_DIR }).all).toEqual([first]);
  expect(await readdir(DATA_DIR)).toEqual(["secret"]);
  expect((await stat(join(DATA_DIR, "secret"))).mode & 0o777).toBe(0o600);
});

test("PF_SECRET comes first, and no file is made for it", async () => {
  const DATA_DIR = join(folder, "unused");
  const value = "kP3vX9qLm2RtY7wZbN4cJ8hG5fD1sA6u";
  expect(openKeyring({ DATA_DIR, PF_SECRET: `7:${value}` }).all).toEqual([{ version: 7, value }]);
  expect(await readdir(folder)).not.toContain("unused");
});

test("a folder that cannot be made is a sentence", () => {
  const DATA_DIR = join(folder, "data", "secret", "below-a-file");
  expect(() => openKeyring({ DATA_DIR })).toThrow(StartError);
  expect(() => openKeyring({ DATA_DIR })).toThrow(
    `The data folder ${DATA_DIR} cannot be used (ENOTDIR).`,
  );
});

test("a file with a placeholder is a sentence that does not show it", async () => {
  const path = join(folder, "secret");
  await writeFile(path, "changemechangemechangemechangeme");
  expect(() => openKeyring({ DATA_DIR: folder })).toThrow(
    new StartError(
      `The secret in ${path} uses too few different characters. If it was never used, remove the file; else restore it from a backup.`,
    ),
  );
});
