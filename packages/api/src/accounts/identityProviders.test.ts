import { describe, expect, test } from "vitest";
import { mailServer } from "../testing/mailServer.ts";
import { createMailer } from "./mail.ts";
import { type Browser, identityServer, password } from "./testing/identityServer.ts";
import { oidcServer } from "./testing/oidcServer.ts";

const provider = await oidcServer();
const { issuer, clientId, clientSecret } = provider;
const oidc = { issuer, clientId, clientSecret, name: "The House" };
const grace = {
  sub: "grace-1",
  email: "Grace@Example.org",
  email_verified: true,
  name: "Grace",
  picture: "https://pictures.example/grace.png",
};

/** Goes the whole way: to the provider, and back with what it gives. Where the browser ends up. */
async function enter(visitor: Browser, url: string): Promise<string> {
  const { body } = await visitor.post("/sign-in/social", {
    provider: "oidc",
    callbackURL: "/characters",
  });
  const there = await fetch(String(body["url"]), { redirect: "manual" });
  const back = new URL(there.headers.get("location") ?? "");
  expect(back.origin + back.pathname).toBe(`${url}/api/auth/callback/oidc`);
  const landed = await visitor.get(back.pathname + back.search);
  expect(landed.status).toBe(302);
  return landed.headers.get("location") ?? "";
}

describe("signing in by an OpenID provider", async () => {
  const { browser, identity, setUp, db, url, sql } = await identityServer({ providers: { oidc } });

  test("is offered by name, and makes no first account", async () => {
    const { providers } = await identity.offers();
    expect(providers).toEqual([{ id: "oidc", name: "The House" }]);
    provider.use(grace);
    expect(await enter(browser(), url)).toContain("/sign-in?error=SETUP_REQUIRED");
    expect(await db.selectFrom("account").select("id").execute()).toEqual([]);
    await setUp();
  });

  test("makes an account with a workspace, and keeps no token of the provider", async () => {
    const visitor = browser();
    expect(await enter(visitor, url)).toBe("/characters");
    const session = await visitor.session();
    expect(session).not.toBeNull();
    const account = await db
      .selectFrom("account")
      .innerJoin("member", "member.account_id", "account.id")
      .selectAll("account")
      .select("member.role")
      .where("account.id", "=", session?.accountId ?? "")
      .executeTakeFirstOrThrow();
    expect(account).toMatchObject({
      email: "grace@example.org",
      email_verified: true,
      name: "Grace",
      image: null,
      is_instance_owner: false,
      role: "owner",
    });
    expect(
      await db.selectFrom("login").selectAll().where("account_id", "=", account.id).execute(),
    ).toEqual([
      expect.objectContaining({
        provider_id: "oidc",
        provider_account_id: "grace-1",
        access_token: null,
        refresh_token: null,
        id_token: null,
        password: null,
      }),
    ]);
    const acts = await db
      .selectFrom("audit")
      .select(["action"])
      .where("owner_id", "=", account.owner_id)
      .orderBy("id")
      .execute();
    expect(acts.map(({ action }) => action)).toEqual(["account.create", "session.create"]);
    const exchange = provider.exchanges.at(-1);
    expect(exchange?.get("code_verifier")?.length).toBeGreaterThan(42);

    const again = browser();
    expect(await enter(again, url)).toBe("/characters");
    expect((await again.session())?.accountId).toBe(account.id);
  });

  test.each([
    ["a token of another issuer", { iss: "https://evil.example" }],
    ["a token for another client", { aud: "somebody-else" }],
    ["a token of another sign-in", { nonce: "made-up" }],
    ["a token that has ended", { exp: 1_000_000_000 }],
  ])("refuses %s", async (_, spoil) => {
    provider.use({ ...grace, sub: "other" }, spoil);
    const visitor = browser();
    expect(await enter(visitor, url)).toContain("/sign-in?error=");
    expect(await visitor.session()).toBeNull();
  });

  test("refuses a token that the provider did not sign", async () => {
    provider.use(grace);
    provider.forge(true);
    const visitor = browser();
    expect(await enter(visitor, url)).toContain("/sign-in?error=");
    provider.forge(false);
    expect(await visitor.session()).toBeNull();
  });

  test("refuses an answer that another browser asked for", async () => {
    const [one, other] = [browser(), browser()];
    const { body } = await one.post("/sign-in/social", { provider: "oidc" });
    const there = await fetch(String(body["url"]), { redirect: "manual" });
    const back = new URL(there.headers.get("location") ?? "");
    const landed = await other.get(back.pathname + back.search);
    expect(landed.headers.get("location")).toContain("/sign-in?error=state_mismatch");
    expect(await other.session()).toBeNull();
  });

  test("gives nobody's account to an address that nobody confirmed", async () => {
    const victim = { name: "Victim", email: "victim@example.org", password };
    await browser().post("/sign-up/email", victim);
    provider.use({
      sub: "evil-1",
      email: "victim@example.org",
      email_verified: true,
      name: "Evil",
    });
    expect(await enter(browser(), url)).toContain("error=account_not_linked");
    await sql("update account set email_verified = true where email = 'victim@example.org'");
    provider.use({ sub: "evil-1", email: "victim@example.org", email_verified: false });
    expect(await enter(browser(), url)).toContain("error=account_not_linked");
    provider.use({ sub: "good-1", email: "victim@example.org", email_verified: true });
    const visitor = browser();
    expect(await enter(visitor, url)).toBe("/characters");
    const logins = await db
      .selectFrom("login")
      .select("provider_id")
      .where("account_id", "=", (await visitor.session())?.accountId ?? "")
      .execute();
    expect(logins.map(({ provider_id }) => provider_id).toSorted()).toEqual(["credential", "oidc"]);
  });

  test("takes a name as it is, cut to what fits", async () => {
    provider.use({
      sub: "long-1",
      email: "long@example.org",
      email_verified: true,
      name: "🙂".repeat(150),
    });
    const visitor = browser();
    await enter(visitor, url);
    provider.use({
      sub: "none-1",
      email: "none@example.org",
      email_verified: true,
      name: "\u200B",
    });
    await enter(browser(), url);
    const names = await db
      .selectFrom("account")
      .select("name")
      .where("email", "in", ["long@example.org", "none@example.org"])
      .orderBy("email")
      .execute();
    expect(names).toEqual([{ name: "🙂".repeat(100) }, { name: "none" }]);
  });

  test("leads to no other site", async () => {
    const targets = [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
    ];
    const answers = targets.flatMap((target) => [
      browser().post("/sign-in/social", { provider: "oidc", callbackURL: target }),
      browser().post("/sign-in/social", { provider: "oidc", errorCallbackURL: target }),
    ]);
    for (const { status } of await Promise.all(answers)) expect(status).toBe(400);
    const unknown = await browser().post("/sign-in/social", { provider: "github" });
    expect(unknown.status).toBe(400);
  });
});

describe("an address that the provider does not vouch for", async () => {
  const mails = await mailServer();
  const mail = createMailer({ url: mails.url, from: "forge@example.org" });
  const { browser, setUp, identity, url } = await identityServer({ providers: { oidc }, mail });

  test("is confirmed by mail before it is let in", async () => {
    await setUp();
    provider.use({ sub: "new-1", email: "new@example.org", email_verified: false, name: "New" });
    const visitor = browser();
    expect(await enter(visitor, url)).toContain("error=email_not_verified");
    expect(await visitor.session()).toBeNull();
    await identity.close();
    const [letter] = mails.mails;
    expect(letter).toMatchObject({
      to: ["new@example.org"],
      subject: "Confirm your e-mail address",
    });
    const token = /#token=(\S+)/.exec(letter?.text ?? "")?.[1];
    expect((await browser().post("/verify-email", { token })).status).toBe(200);
    expect(await enter(visitor, url)).toBe("/characters");
    expect(await visitor.session()).not.toBeNull();
  });
});

describe("an installation for those who were invited", async () => {
  const { browser, setUp, url } = await identityServer({ providers: { oidc }, signUp: "invited" });

  test("asks for an invitation at this door too", async () => {
    await setUp();
    provider.use({ ...grace, sub: "uninvited" });
    expect(await enter(browser(), url)).toContain("/sign-in?error=INVITATION_REQUIRED");
  });
});

describe("a provider that is away when the server starts", async () => {
  const away = { ...oidc, issuer: "http://127.0.0.1:9" };
  const { browser, setUp } = await identityServer({ providers: { oidc: away } });

  test("keeps nobody from signing in by password", async () => {
    await setUp();
    const entered = await browser().post("/sign-in/email", {
      email: "owner@example.org",
      password,
    });
    expect(entered.status).toBe(200);
    const refused = await browser().post("/sign-in/social", { provider: "oidc" });
    expect(refused.status).toBe(404);
    expect(refused.headers.get("content-type")).toBe("application/json");
  });
});
