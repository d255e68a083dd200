import { expect, test } from "vitest";
import { type Browser, identityServer, password } from "./testing/identityServer.ts";
import { oidcServer } from "./testing/oidcServer.ts";
import { codeOf } from "./testing/totp.ts";

const provider = await oidcServer();
const { issuer, clientId, clientSecret } = provider;
const oidc = { issuer, clientId, clientSecret, name: "The House" };
const { browser, setUp, sql, db } = await identityServer({ providers: { oidc } });
await setUp();
await sql("update account set email_verified = true");
provider.use({ sub: "owner-1", email: "owner@example.org", email_verified: true, name: "Owner" });

/** By way of the provider; the answer that the browser comes back to. */
async function enter(visitor: Browser) {
  const { body } = await visitor.post("/sign-in/social", {
    provider: "oidc",
    callbackURL: "/studio?view=list",
  });
  const there = await fetch(String(body["url"]), { redirect: "manual" });
  const back = new URL(there.headers.get("location") ?? "");
  const landed = await visitor.get(back.pathname + back.search);
  expect(landed.status).toBe(302);
  return landed.headers;
}

test("a provider's word takes the place of the password, and not of the code", async () => {
  const before = await enter(browser());
  expect(before.get("location")).toBe("/studio?view=list");
  const home = browser();
  await home.post("/sign-in/email", { email: "owner@example.org", password });
  const { body } = await home.post("/two-factor/enable", { password });
  const uri = String(body["totpURI"]);
  await home.post("/two-factor/verify-totp", { code: codeOf(uri) });

  const visitor = browser();
  const headers = await enter(visitor);
  expect(headers.get("location")).toBe("/sign-in?two-factor=1&next=%2Fstudio%3Fview%3Dlist");
  const set = headers.getSetCookie().filter((line) => !line.includes("Max-Age=0"));
  expect(set.map((line) => line.split("=")[0])).toEqual(["pf.two_factor"]);
  expect(await visitor.session()).toBeNull();
  expect(await db.selectFrom("session").select("id").execute()).toHaveLength(1);
  const begun = await db.selectFrom("audit").select("action").orderBy("id").execute();
  expect(begun.at(-1)?.action).toBe("account.setTwoFactor");

  const wrong = codeOf(uri) === "000000" ? "000001" : "000000";
  const answers = [];
  for (let index = 0; index < 6; index++) {
    answers.push((await visitor.post("/two-factor/verify-totp", { code: wrong })).status);
  }
  expect(answers).toEqual([401, 401, 401, 401, 401, 400]);

  const again = browser();
  await enter(again);
  const entered = await again.post("/two-factor/verify-totp", { code: codeOf(uri) });
  expect(entered).toMatchObject({ status: 200, body: { status: true } });
  expect(await again.session()).not.toBeNull();
  const acts = await db.selectFrom("audit").select("action").orderBy("id").execute();
  expect(acts.at(-1)?.action).toBe("session.create");
});
