import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { verifyPassword } from "better-auth/crypto";
import { pino } from "pino";
import { expect, test } from "vitest";
import { createAuth } from "./identityAuth.ts";
import { hashOnce, withHash } from "./identityPasswords.ts";
import { password, secret, setupToken } from "./testing/identityServer.ts";

const { db } = await testDatabase();
const publicUrl = "http://localhost:3000";
const auth = createAuth(
  {
    database: db,
    publicUrl,
    secrets: [{ version: 1, value: secret }],
    signUp: "open",
    setupToken,
    providers: {},
    mail: null,
    log: pino({ level: "silent" }),
  },
  null,
);

test("a sign-up stores the hash that was made before its transaction", async () => {
  const { hash, status } = await withHash(password, async () => {
    const request = new Request(`${publicUrl}/api/auth/sign-up/email`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-setup-token": setupToken },
      body: JSON.stringify({ name: "Ada", email: "ada@example.org", password }),
    });
    const answer = await auth.handler(request);
    return { status: answer.status, hash: await hashOnce(password) };
  });
  expect(status).toBe(200);
  const login = await db.selectFrom("login").select("password").executeTakeFirstOrThrow();
  expect(login.password).toBe(hash);
  expect(await verifyPassword({ hash, password })).toBe(true);
});

test("another password is never given this hash, and nothing is kept", async () => {
  const [mine, other] = await withHash(password, () =>
    Promise.all([hashOnce(password), hashOnce("another password")]),
  );
  expect(await verifyPassword({ hash: other, password: "another password" })).toBe(true);
  expect(await hashOnce(password)).not.toBe(mine);
});
