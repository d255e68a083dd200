import { describe, expect, test } from "vitest";
import { type Browser, identityServer, password } from "./testing/identityServer.ts";
import { codeOf } from "./testing/totp.ts";

const me = { email: "owner@example.org", password };

interface Enabled {
  uri: string;
  backupCodes: string[];
}

async function enable(visitor: Browser): Promise<Enabled> {
  const { body } = await visitor.post("/two-factor/enable", { password });
  return { uri: String(body["totpURI"]), backupCodes: body["backupCodes"] as string[] };
}

describe("a second factor", async () => {
  const { browser, setUp, db, sql } = await identityServer();
  await setUp();
  const home = browser();
  await home.post("/sign-in/email", me);
  const first = (await home.session())?.sessionId;

  const { uri, backupCodes } = await enable(home);
  const challenged = async () => {
    const visitor = browser();
    const answer = await visitor.post("/sign-in/email", me);
    expect(answer).toMatchObject({ status: 200, body: { status: true, twoFactor: true } });
    expect(await visitor.session()).toBeNull();
    return visitor;
  };
  const wrong = "000000" === codeOf(uri) ? "000001" : "000000";

  test("is on once a code was right", async () => {
    expect(new URL(uri).searchParams.get("issuer")).toBe("PersonaForge");
    expect(backupCodes).toHaveLength(10);
    expect((await browser().post("/sign-in/email", me)).body).toEqual({
      status: true,
      twoFactor: false,
    });
    expect((await home.post("/two-factor/verify-totp", { code: wrong })).status).toBe(401);
    expect((await home.post("/two-factor/verify-totp", { code: codeOf(uri) })).body).toEqual({
      status: true,
    });
    expect((await home.session())?.sessionId).not.toBe(first);
    const row = await db.selectFrom("two_factor").selectAll().executeTakeFirstOrThrow();
    const secret = new URL(uri).searchParams.get("secret") ?? "";
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(JSON.stringify(row)).not.toContain(backupCodes[0]);
    const again = await home.post("/two-factor/enable", { password });
    expect(again).toMatchObject({ status: 400, body: { code: "TOTP_ALREADY_ENABLED" } });
  });

  test("is asked for after the password", async () => {
    const visitor = await challenged();
    const refused = await visitor.post("/two-factor/verify-totp", { code: wrong });
    expect(refused).toMatchObject({ status: 401, body: { code: "INVALID_CODE" } });
    const entered = await visitor.post("/two-factor/verify-totp", { code: codeOf(uri) });
    expect(entered).toMatchObject({ status: 200, body: { status: true } });
    const session = await visitor.session();
    expect(session).not.toBeNull();
    expect(entered.text).not.toContain(session?.token);
    const stranger = await browser().post("/two-factor/verify-totp", { code: codeOf(uri) });
    expect(stranger).toMatchObject({ status: 401, body: { code: "INVALID_TWO_FACTOR_COOKIE" } });
  });

  test("takes each backup code once", async () => {
    const code = backupCodes[0];
    const visitor = await challenged();
    expect((await visitor.post("/two-factor/verify-backup-code", { code })).status).toBe(200);
    expect(await visitor.session()).not.toBeNull();
    const again = await challenged();
    expect(await again.post("/two-factor/verify-backup-code", { code })).toMatchObject({
      status: 401,
      body: { code: "INVALID_BACKUP_CODE" },
    });
    expect(await again.session()).toBeNull();
  });

  test("gives five tries to one sign-in, and ten in a row to the account", async () => {
    await sql("update two_factor set failed_verification_count = 0");
    const guess = async (visitor: Browser) => {
      const { status, body } = await visitor.post("/two-factor/verify-totp", { code: wrong });
      return `${status} ${String(body["code"])}`;
    };
    const one = await challenged();
    const answers = [];
    for (let index = 0; index < 7; index++) answers.push(await guess(one));
    expect(answers).toEqual([
      ...Array.from({ length: 5 }, () => "401 INVALID_CODE"),
      "400 TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE",
      "401 INVALID_TWO_FACTOR_COOKIE",
    ]);
    const two = await challenged();
    for (let index = 0; index < 5; index++) await guess(two);
    const three = await challenged();
    expect(await guess(three)).toBe("429 ACCOUNT_TEMPORARILY_LOCKED");
    // The next one: that of now let somebody in before.
    const code = codeOf(uri, Date.now() + 30_000);
    const right = await three.post("/two-factor/verify-totp", { code });
    expect(right).toMatchObject({ status: 429, body: { code: "ACCOUNT_TEMPORARILY_LOCKED" } });
    await sql("update two_factor set locked_until = now() - interval '1 second'");
    expect((await three.post("/two-factor/verify-totp", { code })).status).toBe(200);
  });

  test("takes the password to renew its codes, and to go", async () => {
    const path = "/two-factor/generate-backup-codes";
    expect((await home.post(path, { password: "not the password" })).status).toBe(400);
    const { body } = await home.post(path, { password });
    const renewed = body["backupCodes"] as string[];
    const visitor = await challenged();
    const old = await visitor.post("/two-factor/verify-backup-code", { code: backupCodes[1] });
    expect(old.status).toBe(401);
    const [code] = renewed;
    expect((await visitor.post("/two-factor/verify-backup-code", { code })).status).toBe(200);
    expect((await home.post("/two-factor/disable", { password: "not the password" })).status).toBe(
      400,
    );
    expect((await home.post("/two-factor/disable", { password })).status).toBe(200);
    expect((await browser().post("/sign-in/email", me)).body).toEqual({
      status: true,
      twoFactor: false,
    });
    expect((await browser().post("/two-factor/enable", { password })).status).toBe(401);
  });
});
