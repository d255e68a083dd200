import { randomUUID } from "node:crypto";
import { openDatabase } from "@personaforge/db/database";
import { runSql } from "@personaforge/db/testing/databases";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { type AttemptKind, defaultPolicy } from "./policy.ts";
import { createRateLimits, type RateLimits } from "./rateLimits.ts";
import { linkTo } from "./testing/breakableLink.ts";

const { db, url } = await testDatabase();
const log = pino({ level: "silent" });
const limits = createRateLimits({ store: { kind: "postgres", db }, log });

let blocks = 0;
/** One of a block that no other test counts for. */
const someAddress = () => `2001:db8:${(++blocks).toString(16)}::1`;
const someAccount = () => `${randomUUID()}@example.org`;

const signIn = (account: string, address: string, by: RateLimits = limits) =>
  by.attempt("sign-in", { account, address });

async function refusals(attempts: Promise<void>[]): Promise<number> {
  const answers = await Promise.allSettled(attempts);
  return answers.filter(({ status }) => status === "rejected").length;
}

describe("the number that is allowed, and one more", () => {
  type Make = () => { account?: string; address: string };
  const fixed = { account: someAccount(), address: someAddress() };
  const cases: [string, AttemptKind, number, number, Make][] = [
    ["sign-in of one account from one address", "sign-in", 5, 900, () => fixed],
    [
      "sign-in of one account from anywhere",
      "sign-in",
      10,
      900,
      () => ({ account: "anna@example.org", address: someAddress() }),
    ],
    [
      "sign-in of any account from one address",
      "sign-in",
      30,
      900,
      () => ({ account: someAccount(), address: "198.51.100.1" }),
    ],
    ["sign-up", "sign-up", 5, 3_600, () => ({ address: "198.51.100.2" })],
    [
      "reset of one account",
      "reset",
      3,
      3_600,
      () => ({ account: "ben@example.org", address: someAddress() }),
    ],
    [
      "reset from one address",
      "reset",
      10,
      3_600,
      () => ({ account: someAccount(), address: "198.51.100.3" }),
    ],
    [
      "codes for one account",
      "two-factor",
      5,
      900,
      () => ({ account: "cleo@example.org", address: someAddress() }),
    ],
    [
      "codes from one address",
      "two-factor",
      30,
      900,
      () => ({ account: someAccount(), address: "198.51.100.5" }),
    ],
    ["visits to a provider", "provider", 60, 900, () => ({ address: "198.51.100.6" })],
    [
      "invitations by one account",
      "invitation",
      50,
      3_600,
      () => ({ account: someAccount(), address: "0190a1b2-0000-7000-8000-000000000001" }),
    ],
    ["wrong API keys", "key", 30, 900, () => ({ address: "198.51.100.4" })],
  ];

  test.each(cases)("%s", async (_what, kind, most, seconds, who) => {
    for (let time = 0; time < most; time++) await limits.attempt(kind, who());
    const refused = await limits.attempt(kind, who()).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "RATE_LIMITED", state: { limit: most, remaining: 0 } });
    const { retryAfter } = refused as { retryAfter: number };
    expect(retryAfter).toBeGreaterThan(seconds - 30);
    expect(retryAfter).toBeLessThanOrEqual(seconds);
  });
});

test("the refusal says how long, and the same for each limit", async () => {
  const [account, address] = [someAccount(), someAddress()];
  await refusals(Array.from({ length: 5 }, () => signIn(account, address)));
  await expect(signIn(account, address)).rejects.toThrow(
    "Too many attempts to sign in. Try again in 15 minutes.",
  );
});

test("an attempt that needs an account and names none is no attempt", async () => {
  await expect(limits.attempt("sign-in", { address: someAddress() })).rejects.toThrow(
    "A sign-in is counted for an account.",
  );
});

test("20 attempts at once are 20", async () => {
  const [account, address] = [someAccount(), someAddress()];
  expect(await refusals(Array.from({ length: 20 }, () => signIn(account, address)))).toBe(15);
  // All twenty count for the address: ten more accounts can be tried, not eleven.
  const others = Array.from({ length: 11 }, () => signIn(someAccount(), address));
  expect(await refusals(others)).toBe(1);
});

test("one address leaves half of an account's attempts to others", async () => {
  const account = someAccount();
  const attacker = someAddress();
  await refusals(Array.from({ length: 30 }, () => signIn(account, attacker)));
  const owner = someAddress();
  for (let time = 0; time < 5; time++) await signIn(account, owner);
  await expect(signIn(account, someAddress())).rejects.toThrow("Too many");
});

test("an account has one count, however its address is written", async () => {
  const address = someAddress();
  for (const account of ["Dora@example.org", " dora@example.org", "DORA@EXAMPLE.ORG"]) {
    await limits.attempt("two-factor", { account, address });
  }
  const dora = { account: "dora@example.org", address };
  expect(await refusals([1, 2, 3].map(() => limits.attempt("two-factor", dora)))).toBe(1);
});

test("whoever signs in often, and with the right password, is not locked out", async () => {
  const [account, address] = [someAccount(), someAddress()];
  for (let time = 0; time < 25; time++) {
    await signIn(account, address);
    await limits.succeeded("sign-in", { account, address });
  }
  // Wrong ones still count, and a right one between them does not take those back.
  for (let time = 0; time < 4; time++) await signIn(account, address);
  await signIn(account, address);
  await limits.succeeded("sign-in", { account, address });
  // 30 were for the address by now.
  await expect(signIn(account, address)).rejects.toThrow("Too many");
  const elsewhere = someAddress();
  for (let time = 0; time < 5; time++) await signIn(account, elsewhere);
});

test("a reset that was answered is not given back: everybody gets that answer", async () => {
  const who = { account: someAccount(), address: someAddress() };
  for (let time = 0; time < 3; time++) {
    await limits.attempt("reset", who);
    await limits.succeeded("reset", who);
  }
  await expect(limits.attempt("reset", who)).rejects.toThrow("Too many password resets.");
});

test("a window ends", async () => {
  const once = { most: 1, seconds: 3 };
  const policy = {
    ...defaultPolicy,
    attempts: { ...defaultPolicy.attempts, "sign-up": { address: once } },
  };
  const short = createRateLimits({ store: { kind: "postgres", db }, log, policy });
  const address = someAddress();
  await short.attempt("sign-up", { address });
  await expect(short.attempt("sign-up", { address })).rejects.toThrow(
    /Try again in [123] seconds?\.$/,
  );
  await new Promise((resolve) => setTimeout(resolve, 3_100));
  await short.attempt("sign-up", { address });
});

test("a restart forgets nothing, and the table names nobody", async () => {
  const [account, address] = ["Eve.Miller@example.org", someAddress()];
  for (let time = 0; time < 5; time++) await signIn(account, address);
  const restarted = createRateLimits({ store: { kind: "postgres", db }, log });
  await expect(signIn(account, address, restarted)).rejects.toThrow("Too many");
  const rows = JSON.stringify(await runSql(url, "select * from rate_limit"));
  expect(rows).toContain("sign-in:account:");
  expect(rows.toLowerCase()).not.toMatch(/miller|@|%40/);
});

describe("when Postgres is lost", () => {
  async function throughLink() {
    const { port } = new URL(url);
    const link = await linkTo(Number(port));
    const linked = new URL(url);
    linked.port = String(link.port);
    linked.hostname = "127.0.0.1";
    const opened = openDatabase({ url: linked.href });
    onTestFinished(async () => {
      await link.cut();
      // A pool that is ended no longer listens to what its connections suffer.
      await new Promise((resolve) => setTimeout(resolve, 100));
      await opened.close();
    });
    const lines: string[] = [];
    const logged = pino({ level: "warn" }, { write: (line: string) => void lines.push(line) });
    const store = { kind: "postgres", db: opened.db } as const;
    return { link, lines, by: createRateLimits({ store, log: logged }) };
  }

  const messages = (lines: string[]) =>
    lines.map((line) => (JSON.parse(line) as { msg: string }).msg);

  test("this process goes on counting, and says so once", async () => {
    const { link, lines, by } = await throughLink();
    const [account, address] = [someAccount(), someAddress()];
    await signIn(account, address, by);
    await link.cut();
    for (let time = 0; time < 5; time++) await signIn(account, address, by);
    await expect(signIn(account, address, by)).rejects.toThrow("Too many");
    expect(messages(lines)).toEqual([
      "Postgres does not answer: rate limits are counted in this process alone",
    ]);

    await link.restore();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    // What was counted before the loss is there again.
    for (let time = 0; time < 4; time++) await signIn(account, address, by);
    await expect(signIn(account, address, by)).rejects.toThrow("Too many");
    expect(messages(lines).slice(1)).toEqual([
      "Postgres answers again: rate limits are counted there",
    ]);
  });

  test("one that is silent keeps nobody waiting for long", async () => {
    const { link, by } = await throughLink();
    const [account, address] = [someAccount(), someAddress()];
    await signIn(account, address, by);
    link.hang();
    const start = performance.now();
    for (let time = 0; time < 5; time++) await signIn(account, address, by);
    await expect(signIn(account, address, by)).rejects.toThrow("Too many");
    const took = performance.now() - start;
    // Of six attempts one waits for a second.
    expect(took).toBeGreaterThan(900);
    expect(took).toBeLessThan(5_500);
  });

  test("a table that is missing opens nothing", async () => {
    const { db: other, url: otherUrl } = await testDatabase();
    await runSql(otherUrl, "drop table rate_limit");
    const by = createRateLimits({ store: { kind: "postgres", db: other }, log });
    const [account, address] = [someAccount(), someAddress()];
    // Those that find out are counted too.
    const keys = Array.from({ length: 40 }, () => by.attempt("key", { address }));
    expect(await refusals(keys)).toBe(10);
    expect(await refusals(Array.from({ length: 20 }, () => signIn(account, address, by)))).toBe(15);
  });
});
