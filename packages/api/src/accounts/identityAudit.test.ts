import { expect, test } from "vitest";
import { mailServer } from "../testing/mailServer.ts";
import { createMailer } from "./mail.ts";
import { type Browser, identityServer, password } from "./testing/identityServer.ts";
import { codeOf } from "./testing/totp.ts";

const mails = await mailServer();
const mail = createMailer({ url: mails.url, from: "forge@example.org" });
const { browser, db, identity, setUp } = await identityServer({ mail });
await setUp();
const me = { email: "owner@example.org", password };

/** What was recorded since the last call, as `action object`. */
const seen = new Set<string>();
async function recorded(): Promise<string[]> {
  const rows = await db.selectFrom("audit").selectAll().orderBy("id").execute();
  const fresh = rows.filter(({ id }) => !seen.has(id));
  for (const { id } of rows) seen.add(id);
  return fresh.map(({ action, object_type }) => `${action} ${object_type}`);
}

const tokenOf = async () => {
  await identity.close();
  return /#token=(\S+)/.exec(mails.mails.splice(0).at(-1)?.text ?? "")?.[1];
};

const enter = async (visitor: Browser) => visitor.post("/sign-in/email", me);

test("an account, its address and its password", async () => {
  const [row] = await db.selectFrom("audit").selectAll().execute();
  const account = await db.selectFrom("account").selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    owner_id: account.owner_id,
    actor_id: account.owner_id,
    object_id: account.id,
    door: "api",
  });
  expect(await recorded()).toEqual(["account.create account"]);
  const ada = { name: "Ada", email: "ada@example.org", password };
  const answer = await browser().post("/sign-up/email", ada);
  expect(await recorded()).toEqual(["account.create account"]);
  const request_id = answer.headers.get("x-request-id");
  const sameRequest = db
    .selectFrom("audit")
    .selectAll()
    .where("request_id", "=", request_id ?? "");
  expect(await sameRequest.execute()).toHaveLength(1);
  await browser().post("/verify-email", { token: await tokenOf() });
  expect(await recorded()).toEqual(["account.confirm account"]);
  await browser().post("/request-password-reset", { email: me.email });
  await browser().post("/reset-password", { token: await tokenOf(), newPassword: password });
  expect(await recorded()).toEqual(["account.setPassword account"]);
});

test("sessions, and only those that were let in", async () => {
  const visitor = browser();
  await browser().post("/sign-in/email", { ...me, password: "not the password" });
  expect(await recorded()).toEqual([]);
  await enter(visitor);
  expect(await recorded()).toEqual(["session.create session"]);
  const { sessionId } = (await visitor.session()) ?? {};
  const rows = await db.selectFrom("audit").select("object_id").orderBy("id", "desc").execute();
  expect(rows[0]?.object_id).toBe(sessionId);

  const wrong = { currentPassword: "not the password", newPassword: password };
  await visitor.post("/change-password", wrong);
  expect(await recorded()).toEqual([]);
  await visitor.post("/change-password", { ...wrong, currentPassword: password });
  expect(await recorded()).toEqual(["account.setPassword account"]);

  const { body } = await visitor.post("/two-factor/enable", { password });
  expect(await recorded()).toEqual([]);
  await visitor.post("/two-factor/verify-totp", { code: codeOf(String(body["totpURI"])) });
  expect(await recorded()).toEqual(["account.setTwoFactor account"]);

  const next = browser();
  await enter(next);
  expect(await recorded()).toEqual([]);
  const [code] = body["backupCodes"] as string[];
  await next.post("/two-factor/verify-backup-code", { code });
  expect(await recorded()).toEqual(["session.create session"]);
  await next.post("/two-factor/disable", { password });
  expect(await recorded()).toEqual(["account.setTwoFactor account"]);
});
