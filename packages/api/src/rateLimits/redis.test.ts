import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import { createRateLimits, type RateLimits } from "./rateLimits.ts";
import { linkTo } from "./testing/breakableLink.ts";
import { key } from "./testing/callers.ts";
import { findRedis, startRedis } from "./testing/redisServer.ts";

const program = findRedis(process.env["PATH"] ?? "");
const server = program === null ? null : await startRedis(program);
afterAll(() => server?.stop());

const open: RateLimits[] = [];
afterAll(() => open.forEach((limits) => limits.close()));

function limitsAt(port: number) {
  const lines: string[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => void lines.push(line) });
  const url = `redis://127.0.0.1:${port}`;
  const limits = createRateLimits({ store: { kind: "redis", url }, log });
  open.push(limits);
  return { limits, said: () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg) };
}

const ask = (limits: RateLimits, caller: ReturnType<typeof key>, calls = 1) =>
  limits.consumeRequest(caller, { kind: "read", calls, address: "203.0.113.5" });

const lost = "Redis does not answer: rate limits are counted in this process alone";
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Until Redis is counted in: what one counts, the other sees. */
async function connected(limits: RateLimits, others: RateLimits): Promise<void> {
  for (let time = 0; time < 500; time++) {
    const caller = key({ ratePerMinute: 10 });
    await ask(limits, caller);
    if ((await ask(others, caller))?.remaining === 8) return;
    await wait(20);
  }
  throw new Error("Redis is not reached");
}

test("a Redis that was never there: this process counts, and says so once", async () => {
  const { limits, said } = limitsAt(9);
  const caller = key({ ratePerMinute: 20 });
  const answers = await Promise.allSettled(Array.from({ length: 25 }, () => ask(limits, caller)));
  expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(5);
  await expect.poll(said).toEqual([lost]);
  await wait(700);
  expect(said()).toEqual([lost]);
});

const reason = server === null ? " (skipped: there is no program redis-server here)" : "";

describe.skipIf(server === null)(`with Redis${reason}`, () => {
  const port = server?.port ?? 0;

  test("two processes count together, requests and attempts", async () => {
    const [{ limits: one, said }, { limits: other }] = [limitsAt(port), limitsAt(port)];
    await connected(one, other);
    const caller = key({ ratePerMinute: 30 });
    const answers = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => ask(index % 2 === 0 ? one : other, caller)),
    );
    expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(10);

    const who = { account: "anna@example.org", address: "203.0.113.5" };
    for (const limits of [one, other, one, other]) await limits.attempt("sign-in", who);
    await other.succeeded("sign-in", who);
    await one.attempt("sign-in", who);
    await other.attempt("sign-in", who);
    await expect(one.attempt("sign-in", who)).rejects.toThrow("Too many");
    expect(said()).toEqual([]);
  });

  test.each(["cut", "hang"] as const)("%s: no request fails or waits", async (how) => {
    const link = await linkTo(port);
    const { limits, said } = limitsAt(link.port);
    const { limits: direct } = limitsAt(port);
    await connected(limits, direct);
    const caller = key({ ratePerMinute: 1_000_000 });
    expect(await ask(limits, caller, 500)).toMatchObject({ remaining: 999_500 });

    await link[how]();
    const waits: number[] = [];
    for (let time = 0; time < 200; time++) {
      const start = performance.now();
      expect(await ask(limits, caller)).toMatchObject({ limit: 1_000_000 });
      waits.push(performance.now() - start);
      await wait(8);
    }
    // A busy machine may hold up a few.
    expect(waits.filter((time) => time >= 200).length).toBeLessThan(10);
    expect(said()).toEqual([lost]);
    // Also without Redis, a limit is a limit.
    const small = key({ ratePerMinute: 3 });
    await ask(limits, small, 3);
    await expect(ask(limits, small)).rejects.toThrow("3 a minute");

    await link.cut();
    await link.restore();
    await connected(limits, direct);
    expect((await ask(limits, caller))?.remaining).toBeGreaterThan(999_400 - 300);
    expect(said().slice(1)).toEqual(["Redis answers again: rate limits are counted there"]);
    await link.cut();
  });
});
