import { expect, test } from "vitest";
import { identityServer, password } from "./testing/identityServer.ts";
import { codeOf } from "./testing/totp.ts";

const { browser, setUp, db, sql } = await identityServer();
await setUp();
const me = { email: "owner@example.org", password };

async function switchOn(home: ReturnType<typeof browser>): Promise<string> {
  const { body } = await home.post("/two-factor/enable", { password });
  const uri = String(body["totpURI"]);
  const verified = await home.post("/two-factor/verify-totp", { code: codeOf(uri) });
  expect(verified.status).toBe(200);
  return uri;
}

test("switching the second factor on ends what the password alone had opened", async () => {
  const [home, thief, other] = [browser(), browser(), browser()];
  for (const visitor of [home, thief]) await visitor.post("/sign-in/email", me);
  const neighbour = { name: "Bo", email: "bo@example.org", password };
  const { email } = neighbour;
  expect(await other.post("/sign-up/email", neighbour)).toMatchObject({ status: 200 });
  expect(await other.post("/sign-in/email", { email, password })).toMatchObject({ status: 200 });
  expect(await thief.session()).not.toBeNull();

  const uri = await switchOn(home);
  expect(await thief.session()).toBeNull();
  expect(await home.session()).not.toBeNull();
  expect(await other.session()).not.toBeNull();
  const left = await db
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.account_id")
    .select("email")
    .execute();
  expect(left.map(({ email }) => email).toSorted()).toEqual([neighbour.email, me.email]);

  // A right code of somebody who is in already ends nobody's session.
  const second = browser();
  await second.post("/sign-in/email", me);
  const code = codeOf(uri, Date.now() + 30_000);
  expect((await second.post("/two-factor/verify-totp", { code })).status).toBe(200);
  expect((await second.post("/two-factor/verify-totp", { code: codeOf(uri) })).status).toBe(200);
  expect(await home.session()).not.toBeNull();
});

test("a sign-in that waits for a code of an earlier secret is over as well", async () => {
  await sql("delete from session; delete from verification; delete from two_factor");
  await sql("update account set two_factor_enabled = false");
  const home = browser();
  await home.post("/sign-in/email", me);
  await switchOn(home);
  const waiting = browser();
  expect((await waiting.post("/sign-in/email", me)).body["twoFactor"]).toBe(true);
  await home.post("/two-factor/disable", { password });
  const uri = await switchOn(home);
  expect(await waiting.post("/two-factor/verify-totp", { code: codeOf(uri) })).toMatchObject({
    status: 401,
    body: { code: "INVALID_TWO_FACTOR_COOKIE" },
  });
  expect(await waiting.session()).toBeNull();
});
