import { createHmac } from "node:crypto";
import { DomainError } from "@personaforge/contract/errors";
import { openDatabase } from "@personaforge/db/database";
import { describe, expect, test } from "vitest";
import { identityServer, password, secret } from "./testing/identityServer.ts";

const signed = (value: string) => {
  const signature = createHmac("sha256", secret).update(value).digest("base64");
  return encodeURIComponent(`${value}.${signature}`);
};

const me = { email: "owner@example.org", password };

describe("a session", async () => {
  const server = await identityServer();
  await server.setUp();
  const { browser, db } = server;

  test("begins with the password, lives in a cookie alone, and ends with signing out", async () => {
    const visitor = browser();
    expect(await visitor.session()).toBeNull();
    const entered = await visitor.post("/sign-in/email", { ...me, email: "OWNER@example.org" });
    expect(entered).toMatchObject({ status: 200, body: { status: true, twoFactor: false } });
    const [cookie, ...more] = entered.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(cookie).toMatch(
      /^pf\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const session = await visitor.session();
    const row = await db.selectFrom("session").selectAll().executeTakeFirstOrThrow();
    expect(session).toEqual({
      sessionId: row.id,
      accountId: row.account_id,
      token: row.token,
      workspaceId: null,
      setCookie: [],
    });
    expect(entered.text).not.toContain(row.token);
    expect(row).toMatchObject({ ip_address: "127.0.0.1", user_agent: "node" });

    const kept = new Map(visitor.cookies);
    expect(await visitor.post("/sign-out", {})).toMatchObject({ status: 200 });
    expect(visitor.cookies.size).toBe(0);
    for (const [name, value] of kept) visitor.cookies.set(name, value);
    expect(await visitor.session()).toBeNull();
  });

  test("is prolonged once a day, and is none after a week", async () => {
    const visitor = browser();
    await visitor.post("/sign-in/email", me);
    const { sessionId } = (await visitor.session()) ?? {};
    const ends = (hours: number) =>
      server.sql(
        `update session set expires_at = now() + interval '${hours} hours' where id = '${sessionId}'`,
      );
    await ends(6 * 24 + 1);
    expect((await visitor.session())?.setCookie).toEqual([]);
    await ends(6 * 24 - 1);
    expect((await visitor.session())?.setCookie).toEqual([
      expect.stringMatching(/^pf\.session_token=[^;]+; Max-Age=604800; /),
    ]);
    const row = await db.selectFrom("session").selectAll().executeTakeFirstOrThrow();
    expect(Date.parse(row.expires_at) - Date.now()).toBeGreaterThan(6.9 * 24 * 3_600_000);
    await ends(-1);
    expect(await visitor.session()).toBeNull();
  });

  test("is nobody's when the cookie was made up, or altered", async () => {
    const visitor = browser();
    visitor.cookies.set("pf.session_token", "made.up");
    expect(await visitor.session()).toBeNull();
    await visitor.post("/sign-in/email", me);
    const value = visitor.cookies.get("pf.session_token") ?? "";
    visitor.cookies.set(
      "pf.session_token",
      value.replace(/^./, (first) => (first === "a" ? "b" : "a")),
    );
    expect(await visitor.session()).toBeNull();
  });

  test("ends everywhere else with a new password", async () => {
    const [here, there] = [browser(), browser()];
    await here.post("/sign-in/email", me);
    await there.post("/sign-in/email", me);
    const body = { currentPassword: "wrong wrong wrong", newPassword: "another good one" };
    expect(await here.post("/change-password", body)).toMatchObject({
      status: 400,
      body: { code: "INVALID_PASSWORD" },
    });
    const changed = await here.post("/change-password", { ...body, currentPassword: password });
    expect(changed).toMatchObject({ status: 200, body: { status: true } });
    expect(await here.session()).not.toBeNull();
    expect(await there.session()).toBeNull();
    expect((await browser().post("/sign-in/email", me)).status).toBe(401);
    expect(
      (await browser().post("/change-password", { ...body, currentPassword: password })).status,
    ).toBe(401);
    const back = { currentPassword: body.newPassword, newPassword: password };
    expect((await here.post("/change-password", back)).status).toBe(200);
  });

  test("is not shown to pages of other origins, nor begun by them", async () => {
    const visitor = browser();
    const foreign = { origin: "https://evil.example" };
    expect(await visitor.post("/sign-in/email", me, foreign)).toMatchObject({
      status: 403,
      body: { code: "INVALID_ORIGIN" },
    });
    await visitor.post("/sign-in/email", me);
    expect((await visitor.post("/sign-out", {}, foreign)).status).toBe(403);
    expect((await visitor.post("/sign-out", {}, { origin: "null" })).status).toBe(403);
    const loopback = { origin: server.url.replace("127.0.0.1", "localhost") };
    expect((await visitor.post("/sign-out", {}, loopback)).status).toBe(200);
  });
});

describe("signing in", async () => {
  const { browser, setUp } = await identityServer();
  await setUp();

  test("answers alike whether the address is known or not", async () => {
    const known = await browser().post("/sign-in/email", { ...me, password: "not the password" });
    const unknown = await browser().post("/sign-in/email", { ...me, email: "nobody@example.org" });
    expect(known.status).toBe(401);
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    expect(known.body).toMatchObject({ code: "INVALID_EMAIL_OR_PASSWORD" });
    const taken = await browser().post("/sign-up/email", { name: "Other", ...me });
    const free = await browser().post("/sign-up/email", {
      name: "Other",
      ...me,
      email: "new@example.org",
    });
    expect(taken.body).toEqual({ status: true, verify: false });
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
    expect([...taken.headers.keys()]).toEqual([...free.headers.keys()]);
    expect((await browser().post("/sign-in/email", me)).status).toBe(200);
  });

  test("says that mail is missing where a mail would be needed", async () => {
    const reset = await browser().post("/request-password-reset", { email: me.email });
    expect(reset).toMatchObject({ status: 400, body: { code: "RESET_PASSWORD_DISABLED" } });
  });
});

describe("what may be sent", async () => {
  const { browser, setUp, logged } = await identityServer();
  await setUp();
  const signUp = { name: "Ada", email: "ada@example.org", password };

  test.each([
    ["a name of 1 MB", { ...signUp, name: "a".repeat(1_000_000) }, 413],
    ["a name of 101 characters", { ...signUp, name: "a".repeat(101) }, 400],
    ["a name with NUL", { ...signUp, name: "a\0b" }, 400],
    ["a name that cannot be seen", { ...signUp, name: "\u200B\u3164" }, 400],
    [
      "half a surrogate pair",
      '{"name":"\\ud800","email":"a@example.org","password":"1234567890"}',
      400,
    ],
    ["a password of 9 characters that count twice", { ...signUp, password: "🙂".repeat(9) }, 400],
    ["a password of 129 characters", { ...signUp, password: "a".repeat(129) }, 400],
    ["no address", { ...signUp, email: "ada" }, 400],
    ["an address of 255 characters", { ...signUp, email: `${"a".repeat(243)}@example.org` }, 400],
    ["a role", { ...signUp, isInstanceOwner: true }, 400],
    ["an owner", { ...signUp, owner_id: "x" }, 400],
    ["a picture", { ...signUp, image: "https://evil.example/x.png" }, 400],
    ["a list", [], 400],
    ["half of JSON", "{", 400],
    ["70 levels", "[".repeat(70), 400],
  ])("refuses %s", async (_, body, status) => {
    const answer = await browser().post("/sign-up/email", body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.body["message"]).toEqual(expect.any(String));
  });

  test("names the field that is wrong", async () => {
    const { body } = await browser().post("/sign-up/email", { ...signUp, password: "short" });
    expect(body).toEqual({
      code: "VALIDATION_FAILED",
      message: "A password has at least 10 characters.",
      errors: [
        { path: "password", code: "custom", message: "A password has at least 10 characters." },
      ],
    });
  });

  test("takes a password of 128 characters that count twice", async () => {
    const long = { ...signUp, password: "🙂".repeat(128) };
    expect((await browser().post("/sign-up/email", long)).status).toBe(200);
    const { email } = signUp;
    const enter = (text: string) => browser().post("/sign-in/email", { email, password: text });
    expect((await enter("🙂".repeat(128))).status).toBe(200);
    expect((await enter("🙂".repeat(127))).status).toBe(401);
  });

  test("is JSON in UTF-8 to a path that is open", async () => {
    const { post, get } = browser();
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect((await post("/sign-in/email", "email=a", form)).status).toBe(415);
    expect((await post("/sign-in/email", "{}", { "content-type": "text/plain" })).status).toBe(415);
    expect(await post("/update-user", { name: "x" })).toMatchObject({
      status: 404,
      body: { code: "NOT_FOUND" },
    });
    expect((await get("/api/auth/sign-in/email")).status).toBe(405);
    expect((await get("/api/auth/get-session")).status).toBe(404);
    expect((await get("/api/auth/callback/github?code=1&state=2")).status).toBe(404);
    expect((await post("/__proto__", {})).status).toBe(404);
  });

  test("leaves no address, password or token in the log", async () => {
    const visitor = browser();
    await visitor.post("/sign-in/email", { ...me, password: "not the password" });
    await visitor.post("/sign-in/email", { ...me, email: "nobody@example.org" });
    await visitor.post("/sign-in/email", me);
    const { token } = (await visitor.session()) ?? { token: "none" };
    await visitor.post("/sign-up/email", { name: "Ada", ...me });
    const log = logged.join("");
    expect(log).toContain("auth: Invalid password");
    for (const secretText of ["example.org", password, "not the password", token, secret]) {
      expect(log).not.toContain(secretText);
    }
  });
});

describe("attempts", async () => {
  const asked: [string, string | null][] = [];
  const { browser, setUp, db } = await identityServer({
    beforeAttempt: (path, { email }) => {
      asked.push([path, email]);
      if (email !== "slow@example.org") return Promise.resolve();
      throw new DomainError("RATE_LIMITED", "Too many attempts.", { retryAfter: 90 });
    },
  });
  await setUp();

  test("are counted by path and address before they cost anything", async () => {
    asked.length = 0;
    const refused = await browser().post("/sign-in/email", { email: "Slow@example.org", password });
    expect(refused).toMatchObject({ status: 429, body: { code: "RATE_LIMITED" } });
    expect(refused.headers.get("retry-after")).toBe("90");
    await browser().post("/sign-up/email", { name: "Slow", email: "slow@example.org", password });
    await browser().post("/sign-out", {});
    await browser().post("/sign-in/email", { email: "no address", password });
    expect(asked).toEqual([
      ["/sign-in/email", "slow@example.org"],
      ["/sign-up/email", "slow@example.org"],
      ["/sign-out", null],
    ]);
    expect(await db.selectFrom("account").select("email").execute()).toHaveLength(1);
  });
});

describe("without the database", async () => {
  const away = openDatabase({ url: "postgres://127.0.0.1:9/nothing" });
  const { browser } = await identityServer({ database: away.db });

  test("nobody is taken for a stranger: the answer says to try again", async () => {
    const visitor = browser();
    visitor.cookies.set("pf.session_token", signed("a".repeat(32)));
    await expect(visitor.session()).rejects.toThrow("DATABASE_UNAVAILABLE");
    for (const [path, body] of [
      ["/sign-in/email", me],
      ["/sign-up/email", { name: "Ada", ...me }],
    ] as const) {
      const answer = await browser().post(path, body);
      expect(answer).toMatchObject({ status: 503, body: { code: "DATABASE_UNAVAILABLE" } });
      expect(answer.headers.get("retry-after")).toBe("2");
    }
    await away.close();
  });
});

describe("on https", async () => {
  const { browser, setUp } = await identityServer({ publicUrl: "https://forge.example.org" });
  await setUp();

  test("cookies are bound to the host", async () => {
    const visitor = browser();
    const { headers } = await visitor.post("/sign-in/email", me);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-pf\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    expect(await visitor.session()).not.toBeNull();
    const loopback = { origin: "http://localhost:3000" };
    expect((await visitor.post("/sign-out", {}, loopback)).status).toBe(403);
  });
});
