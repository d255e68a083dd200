import { describe, expect, test } from "vitest";
import { type Browser, identityServer, password, secret } from "./testing/identityServer.ts";

const me = { email: "owner@example.org", password };
const older = { version: 1, value: secret };
const newer = { version: 2, value: "5d0c6e19f7a84b23b1e60f9d2c7a8453e6b1f09c" };

/** A browser of the other server with the cookies of this one. */
function moved(from: Browser, to: Browser): Browser {
  for (const [name, value] of from.cookies) to.cookies.set(name, value);
  return to;
}

describe("a new secret", async () => {
  const before = await identityServer({ secrets: [older] });
  await before.setUp();
  const visitor = before.browser();
  await visitor.post("/sign-in/email", me);
  const { body } = await visitor.post("/two-factor/enable", { password });
  const codes = body["backupCodes"] as string[];
  await before.sql("update two_factor set verified = true");
  await before.sql("update account set two_factor_enabled = true");
  const { db: database } = before;
  const after = await identityServer({ database, secrets: [newer, older] });
  const alone = await identityServer({ database, secrets: [newer] });

  test("keeps who is signed in signed in, as long as the older one is known", async () => {
    const session = await visitor.session();
    expect(session).not.toBeNull();
    const here = moved(visitor, after.browser());
    expect(await here.session()).toEqual(session);
    expect(await moved(visitor, alone.browser()).session()).toBeNull();
    expect((await here.post("/sign-out", {})).status).toBe(200);
    expect(await visitor.session()).toBeNull();
  });

  test("signs from now on, and still reads what the older one sealed", async () => {
    const fresh = after.browser();
    expect((await fresh.post("/sign-in/email", me)).body).toMatchObject({ twoFactor: true });
    const entered = await fresh.post("/two-factor/verify-backup-code", { code: codes[0] });
    expect(entered.status).toBe(200);
    expect(await moved(fresh, alone.browser()).session()).not.toBeNull();
    expect(await moved(fresh, before.browser()).session()).toBeNull();
  });
});
