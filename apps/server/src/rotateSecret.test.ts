import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { identityEnvelope } from "@personaforge/api/secrets/envelopes";
import type { Keyring } from "@personaforge/api/secrets/keyring";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { afterAll, expect, test } from "vitest";
import { openKeyring, secretPath } from "./secret.ts";

const program = fileURLToPath(new URL("rotateSecret.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "personaforge-rotate-"));
afterAll(() => rmSync(folder, { recursive: true }));
const { db, url } = await testDatabase();

async function rotate(variables: Record<string, string>, ...args: string[]) {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, DATABASE_URL: url, ...variables };
  const child = spawn(process.execPath, [program, ...args], { env });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => said.push(part));
  }
  const code = await new Promise((resolve) => child.once("close", resolve));
  return { code, said: said.join("") };
}

const place = { table: "two_factor", row: "", column: "secret" };

/** An account whose second factor is sealed under the current version. */
async function secondFactor(keyring: Keyring): Promise<string> {
  const [owner, account, id] = [randomUUID(), randomUUID(), randomUUID()];
  await db.insertInto("owner").values({ id: owner, handle: owner, name: "Mira" }).execute();
  const email = `${account}@forge.example`;
  const person = { id: account, owner_id: owner, email, name: "Mira" };
  await db.insertInto("account").values(person).execute();
  const sealed = (text: string) => identityEnvelope.seal(keyring, text, place);
  const factor = { secret: await sealed("the factor"), backup_codes: await sealed("the codes") };
  await db
    .insertInto("two_factor")
    .values({ id, account_id: account, ...factor })
    .execute();
  return id;
}

async function opened(keyring: Keyring, id: string): Promise<string[]> {
  const query = db.selectFrom("two_factor").select(["secret", "backup_codes"]).where("id", "=", id);
  const { secret, backup_codes: codes } = await query.executeTakeFirstOrThrow();
  return Promise.all([secret, codes].map((text) => identityEnvelope.open(keyring, text, place)));
}

test("a rotation adds a version, reseals, and lets the old one go when it is asked to", async () => {
  const env = { DATA_DIR: join(folder, "file") };
  const keyring = openKeyring(env);
  const [first] = keyring.all;
  const id = await secondFactor(keyring);

  expect(await rotate(env, "--retire", "1")).toEqual({
    code: 1,
    said: "Version 1 of the secret is in use. Rotate first.\n",
  });
  expect(await rotate(env)).toEqual({
    code: 0,
    said: "Version 2 of the secret is in use. A running PersonaForge takes it by itself.\n2 sealed values are under version 2 now.\n",
  });
  expect(keyring.all.map(({ version }) => version)).toEqual([2, 1]);
  expect(keyring.all[1]).toEqual(first);
  expect(await opened(keyring, id)).toEqual(["the factor", "the codes"]);
  expect(statSync(secretPath(env.DATA_DIR)).mode & 0o777).toBe(0o600);

  expect(await rotate(env, "--retire", "1")).toMatchObject({ code: 0 });
  expect(keyring.all.map(({ version }) => version)).toEqual([2]);
  expect(await opened(keyring, id)).toEqual(["the factor", "the codes"]);
  await db.deleteFrom("two_factor").execute();
});

test("a version that still seals something stays", async () => {
  const env = { DATA_DIR: join(folder, "kept") };
  const keyring = openKeyring(env);
  const before = { current: keyring.current, all: keyring.all };
  expect((await rotate(env)).code).toBe(0);
  await secondFactor(before);
  expect(await rotate(env, "--retire", "1")).toEqual({
    code: 1,
    said: "2 values are sealed under version 1. Run npm run rotate-secret -- --reseal first.\n",
  });
  expect(await rotate(env, "--reseal")).toMatchObject({ code: 0 });
  expect(await rotate(env, "--retire", "1")).toMatchObject({ code: 0 });
  expect(await rotate(env, "--retire", "1")).toEqual({
    code: 1,
    said: "There is no version 1 of the secret.\n",
  });
  await db.deleteFrom("two_factor").execute();
});

test("PF_SECRET is not changed: the way to do it is told, without the secret", async () => {
  const [old, next] = [randomBytes(32).toString("hex"), randomBytes(32).toString("hex")];
  const { code, said } = await rotate({ PF_SECRET: old });
  expect(code).toBe(1);
  expect(said).toContain("Start each with PF_SECRET=2:<new>,1:<what it is now>.");
  expect(said).not.toContain(old);

  const id = await secondFactor(openKeyring({ PF_SECRET: old, DATA_DIR: folder }));
  const PF_SECRET = `2:${next},1:${old}`;
  expect(await rotate({ PF_SECRET }, "--reseal")).toEqual({
    code: 0,
    said: "2 sealed values are under version 2 now.\n",
  });
  expect(await opened(openKeyring({ PF_SECRET: `2:${next}`, DATA_DIR: folder }), id)).toEqual([
    "the factor",
    "the codes",
  ]);
  expect(await rotate({ PF_SECRET }, "--retire", "1")).toEqual({
    code: 0,
    said: "Nothing is sealed under version 1: take it out of PF_SECRET and start again.\n",
  });
  await db.deleteFrom("two_factor").execute();
});

test.each([[["--retire", "x"]], [["--retire", "1", "--reseal"]], [["--fast"]], [["now"]]])(
  "%j is answered with the ways to call it",
  async (args) => {
    const { code, said } = await rotate({ DATA_DIR: join(folder, "usage") }, ...args);
    expect([code, said]).toEqual([1, expect.stringMatching(/^npm run rotate-secret {2}/)]);
  },
);
