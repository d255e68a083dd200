import { expect, test } from "vitest";
import { identityServer, password } from "./testing/identityServer.ts";
import { codeOf } from "./testing/totp.ts";

const { browser, setUp, sql } = await identityServer();
await setUp();
const me = { email: "owner@example.org", password };
const home = browser();
await home.post("/sign-in/email", me);
const { body } = await home.post("/two-factor/enable", { password });
const uri = String(body["totpURI"]);
await home.post("/two-factor/verify-totp", { code: codeOf(uri) });

async function challenged() {
  const visitor = browser();
  const begun = await visitor.post("/sign-in/email", me);
  expect(begun.body).toEqual({ status: true, twoFactor: true });
  return visitor;
}

const path = "/two-factor/verify-totp";
const refused = { status: 401, body: { code: "INVALID_CODE" } };
/** The next one, which counts already and goes on counting for a minute. */
const nextCode = () => codeOf(uri, Date.now() + 30_000);

test("a code that let somebody in lets nobody else in, who may enter another one", async () => {
  const code = codeOf(uri);
  const [one, two] = [await challenged(), await challenged()];
  expect((await one.post(path, { code })).status).toBe(200);
  expect(await two.post(path, { code })).toMatchObject(refused);
  expect(await two.session()).toBeNull();
  expect((await two.post(path, { code: nextCode() })).status).toBe(200);
  expect(await two.session()).not.toBeNull();
});

test("a code that many enter at one moment lets one of them in", async () => {
  await sql("delete from verification");
  const code = codeOf(uri);
  const visitors = await Promise.all(Array.from({ length: 6 }, challenged));
  const before = await sql("select id from session");
  const answers = await Promise.all(visitors.map((visitor) => visitor.post(path, { code })));
  const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(statuses).toEqual([200, 401, 401, 401, 401, 401]);
  const open = await Promise.all(visitors.map((visitor) => visitor.session()));
  expect(open.filter((session) => session !== null)).toHaveLength(1);
  expect(await sql("select id from session")).toHaveLength((before as unknown[]).length + 1);
});

test("a used code is told by nothing that is stored, and is forgotten after two minutes", async () => {
  const code = nextCode();
  const visitor = await challenged();
  expect((await visitor.post(path, { code })).status).toBe(200);
  const rows = await sql("select * from verification where identifier = 'used-code'");
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain(code);
  await sql("update verification set expires_at = now() where identifier = 'used-code'");
  expect((await (await challenged()).post(path, { code })).status).toBe(200);
});
