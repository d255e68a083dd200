import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { mailServer, type ReceivedMail } from "../testing/mailServer.ts";
import { createMailer } from "./mail.ts";
import { identityServer, password, setupToken } from "./testing/identityServer.ts";

const from = "PersonaForge <forge@example.org>";
const owner = { email: "owner@example.org", password };

async function withMail() {
  const post = await mailServer();
  const server = await identityServer({ mail: createMailer({ url: post.url, from }) });
  await server.setUp();
  /** What came since, once the mails that were begun have left. */
  const arrived = async (): Promise<ReceivedMail[]> => {
    await server.identity.close();
    return post.mails.splice(0);
  };
  return { ...server, post, arrived };
}

const linkIn = (mail: ReceivedMail | undefined) => /https?:\S+/.exec(mail?.text ?? "")?.[0] ?? "";
const tokenIn = (mail: ReceivedMail | undefined) => linkIn(mail).split("#token=")[1] ?? "";

describe("signing up", async () => {
  const { browser, arrived, url, sql } = await withMail();
  const ada = { name: "Ada", email: "ada@example.org", password };

  test("asks whoever set the installation up for no confirmation", async () => {
    expect(await arrived()).toEqual([]);
    expect((await browser().post("/sign-in/email", owner)).status).toBe(200);
  });

  test("lets nobody in before the address is confirmed", async () => {
    const answer = await browser().post("/sign-up/email", ada);
    expect(answer).toMatchObject({ status: 200, body: { status: true, verify: true } });
    const [mail, ...more] = await arrived();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: [ada.email], subject: "Confirm your e-mail address" });
    expect(linkIn(mail)).toContain(`${url}/verify-email#token=`);
    expect(mail?.html).toContain(`<a href="${linkIn(mail)}">`);

    const { name: _, ...credentials } = ada;
    const early = await browser().post("/sign-in/email", credentials);
    expect(early).toMatchObject({ status: 403, body: { code: "EMAIL_NOT_VERIFIED" } });
    expect((await arrived()).map(({ to }) => to)).toEqual([[ada.email]]);
    const guess = { ...credentials, password: "not the password" };
    expect((await browser().post("/sign-in/email", guess)).status).toBe(401);
    expect(await arrived()).toEqual([]);
    const verified = await browser().post("/verify-email", { token: tokenIn(mail) });
    expect(verified).toMatchObject({ status: 200, body: { status: true } });
    expect((await browser().post("/sign-in/email", credentials)).status).toBe(200);
  });

  test("takes no link that was altered or is too old", async () => {
    await browser().post("/sign-up/email", { ...ada, email: "eve@example.org" });
    const token = tokenIn((await arrived())[0]);
    const altered = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
    expect(await browser().post("/verify-email", { token: altered })).toMatchObject({
      status: 401,
      body: { code: "INVALID_TOKEN" },
    });
    expect((await browser().get(`/api/auth/verify-email?token=${token}`)).status).toBe(405);
    const state = await sql("select email_verified from account where email = 'eve@example.org'");
    expect(JSON.stringify(state)).not.toContain("true");
  });

  test("tells an address that has an account by mail alone", async () => {
    const taken = await browser().post("/sign-up/email", { ...ada, name: "Other" });
    const known = await arrived();
    const free = await browser().post("/sign-up/email", { ...ada, email: "new@example.org" });
    expect(known).toEqual([
      expect.objectContaining({ to: [ada.email], subject: "You already have an account" }),
    ]);
    await arrived();
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
    expect([...taken.headers.keys()]).toEqual([...free.headers.keys()]);
  });
});

describe("a forgotten password", async () => {
  const { browser, arrived, url, sql } = await withMail();

  test("is replaced by a link that works once and ends every session", async () => {
    const visitor = browser();
    await visitor.post("/sign-in/email", owner);
    const { email } = owner;
    const asked = await browser().post("/request-password-reset", { email });
    const unknown = await browser().post("/request-password-reset", { email: "no@example.org" });
    expect([asked.status, asked.text]).toEqual([200, '{"status":true}']);
    expect([asked.status, asked.text]).toEqual([unknown.status, unknown.text]);
    const [mail, ...more] = await arrived();
    expect(more).toEqual([]);
    expect(linkIn(mail)).toContain(`${url}/reset-password#token=`);
    const token = tokenIn(mail);
    expect(JSON.stringify(await sql("select identifier, value from verification"))).not.toContain(
      token,
    );

    const newPassword = "a new password";
    const short = await browser().post("/reset-password", { token, newPassword: "short" });
    expect(short.status).toBe(400);
    const set = () => browser().post("/reset-password", { token, newPassword });
    const both = await Promise.all([set(), set()]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200, 400,
    ]);
    expect(both.find(({ status }) => status === 400)?.body).toMatchObject({
      code: "INVALID_TOKEN",
    });
    expect(await visitor.session()).toBeNull();
    expect((await browser().post("/sign-in/email", owner)).status).toBe(401);
    const entered = await browser().post("/sign-in/email", { email, password: newPassword });
    expect(entered.status).toBe(200);
    expect((await arrived()).map(({ subject }) => subject)).toEqual(["Your password was changed"]);
  });

  test("is not replaced by a link of more than an hour ago", async () => {
    await browser().post("/request-password-reset", { email: owner.email });
    const token = tokenIn((await arrived())[0]);
    await sql("update verification set expires_at = expires_at - interval '61 minutes'");
    const late = await browser().post("/reset-password", {
      token,
      newPassword: "one more good one",
    });
    expect(late).toMatchObject({ status: 400, body: { code: "INVALID_TOKEN" } });
  });
});

describe("a mail server that refuses", async () => {
  const { browser, post, logged, identity } = await withMail();

  test("does not undo a sign-up, and is logged without the address", async () => {
    post.refuse();
    const ada = { name: "Ada", email: "ada@example.org", password };
    expect((await browser().post("/sign-up/email", ada)).status).toBe(200);
    await identity.close();
    await sleep(0);
    const log = logged.join("");
    expect(log).toContain("a mail was not sent");
    expect(log).toContain("Confirm your e-mail address");
    expect(log).not.toContain("example.org");
    expect(log).not.toContain(setupToken);
  });
});
