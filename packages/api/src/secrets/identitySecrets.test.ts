import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { afterAll, expect, test } from "vitest";
import { identitySecrets } from "./identitySecrets.ts";
import { addSecret, removeSecret } from "./keyringFile.ts";
import { countSealed, resealAll, sealedColumns } from "./reseal.service.ts";
import { liveServer, owner } from "./testing/liveServer.ts";
import { columnsWith } from "./testing/vault.queries.ts";

const { db } = await testDatabase();
const server = await liveServer(db);
const { keyring, path } = server;
const { email, password } = owner;
afterAll(() => rmSync(dirname(path), { recursive: true }));

test("better-auth gets keys of its own, never the secret", () => {
  const [only] = identitySecrets(keyring);
  expect(only).toEqual({ version: 1, value: expect.stringMatching(/^[\w-]{43}$/) as string });
  expect(only?.value).not.toContain(keyring.current.value);
});

test("a rotation signs nobody out and loses no second factor, without a restart", async () => {
  const visitor = server.browser();
  await visitor.post("/sign-up/email", owner);
  await visitor.post("/sign-in/email", { email, password });
  const session = await visitor.session();
  expect(session).toMatchObject({ sessionId: expect.any(String) as string });
  const { backupCodes } = await visitor.post("/two-factor/enable", { password });
  const [code, another] = backupCodes as string[];
  await db.updateTable("two_factor").set({ verified: true }).execute();
  await db.updateTable("account").set({ two_factor_enabled: true }).execute();

  const known = sealedColumns.map(({ table, column }) => `${table}.${column}`);
  expect(known).toEqual(expect.arrayContaining(await columnsWith(db, "$ba$")));
  expect(await countSealed({ db }, 1)).toBe(2);

  addSecret(path);
  expect(await visitor.session()).toEqual(session);
  await enter(code);
  expect(await resealAll({ db, keyring })).toEqual({ resealed: 1, stuck: 0 });
  expect([await countSealed({ db }, 1), await countSealed({ db }, 2)]).toEqual([0, 2]);

  removeSecret(path, 1);
  const later = await enter(another);
  expect(await later.session()).toMatchObject({ sessionId: expect.any(String) as string });
  expect(await visitor.session()).toBeNull();
});

/** Signs in with a second factor. */
async function enter(code = "") {
  const browser = server.browser();
  expect(await browser.post("/sign-in/email", { email, password })).toMatchObject({
    twoFactor: true,
  });
  await browser.post("/two-factor/verify-backup-code", { code });
  expect(await browser.session()).toMatchObject({ sessionId: expect.any(String) as string });
  return browser;
}
