import { expect, test } from "vitest";
import { identityServer, password } from "./testing/identityServer.ts";
import { codeOf } from "./testing/totp.ts";

const { browser, setUp, sql } = await identityServer();
await setUp();

test("whoever typed the old password and no code yet has to begin anew", async () => {
  const me = { email: "owner@example.org", password };
  const home = browser();
  await home.post("/sign-in/email", me);
  const { body } = await home.post("/two-factor/enable", { password });
  const uri = String(body["totpURI"]);
  await home.post("/two-factor/verify-totp", { code: codeOf(uri) });
  const thief = browser();
  const begun = await thief.post("/sign-in/email", me);
  expect(begun.body).toEqual({ status: true, twoFactor: true });
  // Of somebody else, which stays.
  await sql(`insert into verification (id, identifier, value, expires_at)
    values (gen_random_uuid(), 'other', gen_random_uuid(), now() + interval '1 hour')`);

  const newPassword = "another password";
  const given = { currentPassword: password, newPassword };
  expect((await home.post("/change-password", given)).status).toBe(200);
  expect(await thief.post("/two-factor/verify-totp", { code: codeOf(uri) })).toMatchObject({
    status: 401,
    body: { code: "INVALID_TWO_FACTOR_COOKIE" },
  });
  expect(await thief.session()).toBeNull();
  expect(await sql("select 1 from verification where identifier = 'other'")).toHaveLength(1);
  const again = browser();
  await again.post("/sign-in/email", { ...me, password: newPassword });
  expect((await again.post("/two-factor/verify-totp", { code: codeOf(uri) })).status).toBe(200);
});
