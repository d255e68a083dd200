import type { MadeInvitation } from "@personaforge/contract/workspace";
import { expect, test } from "vitest";
import { createMailer } from "../accounts/mail.ts";
import { makeWorkspace } from "../testing/accounts.ts";
import { accountsApi } from "../testing/accountsApi.ts";
import { mailServer } from "../testing/mailServer.ts";

const post = await mailServer();
const mailer = createMailer({ url: post.url, from: "forge@example.org" });
const api = await accountsApi(undefined, mailer);
const olga = await api.join("Olga");
const guest = await api.join("Guest");
const team = await makeWorkspace(api.db, olga);
const as = { ...olga.credential, "pf-workspace": team };

const invite = (email: string) =>
  api.send<MadeInvitation>("POST", "/api/v1/invitations", { as, body: { email, role: "viewer" } });

test("an invitation goes by mail, with the link that the answer has", async () => {
  const { body } = await invite("guest@example.org");
  expect(body.mailed).toBe(true);
  const mail = post.mails.find(({ to }) => to.includes("guest@example.org"));
  expect(mail?.subject).toBe("Invitation to Team");
  expect(mail?.text).toContain("Olga invites you");
  expect(mail?.text).toContain(body.url);
});

test("an address that was not confirmed accepts nothing until it is", async () => {
  const { body } = await invite("guest@example.org");
  const token = body.url.split("#token=")[1];
  const path = `/api/v1/invitations/${token}/accept`;
  const accept = () => api.send("POST", path, { as: guest.credential, body: {} });
  const refused = await accept();
  expect(refused).toMatchObject({ status: 403 });
  expect(refused.body.detail).toContain("Confirm your e-mail address");
  await api.sql(`update account set email_verified = true where id = '${guest.accountId}'`);
  expect((await accept()).status).toBe(200);
});

test("an invitation stands when the mail server does not take it", async () => {
  post.refuse();
  const { status, body } = await invite("next@example.org");
  expect(status).toBe(201);
  expect(body.mailed).toBe(false);
  const read = `/api/v1/invitations/${body.url.split("#token=")[1]}`;
  expect((await api.send("GET", read, { as: guest.credential })).status).toBe(200);
});

test("nobody's mailbox is filled: five mails an hour to one address, from whomever", async () => {
  const answers = [];
  for (let time = 0; time < 6; time++) answers.push(await invite("victim@example.org"));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 429]);
  const second = await makeWorkspace(api.db, guest);
  const body = { email: "Victim@example.org", role: "viewer" };
  const again = await api.send("POST", "/api/v1/invitations", {
    as: { ...guest.credential, "pf-workspace": second },
    body,
  });
  expect(again).toMatchObject({ status: 429, body: { code: "RATE_LIMITED" } });
  expect(again.body.detail).toContain("Too many invitations by mail.");
  expect((await invite("another@example.org")).status).toBe(201);
});
