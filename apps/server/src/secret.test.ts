import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepSecret } from "./secret.ts";
import { StartError } from "./startError.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "personaforge-secret-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("the secret is made once, for this user alone", async () => {
  const dataDir = join(folder, "data");
  const first = keepSecret(dataDir);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(keepSecret(dataDir)).toBe(first);
  expect(await readdir(dataDir)).toEqual(["secret"]);
  expect((await stat(join(dataDir, "secret"))).mode & 0o777).toBe(0o600);
});

test("a folder that cannot be made is a sentence", async () => {
  const place = join(folder, "data", "secret", "below-a-file");
  expect(() => keepSecret(place)).toThrow(StartError);
  expect(() => keepSecret(place)).toThrow(`The data folder ${place} cannot be used (ENOTDIR).`);
});
