import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Principal } from "../access/principal.ts";
import { admit, requestKind } from "./admit.ts";
import { clientAddresses } from "./clientAddress.ts";
import { defaultPolicy } from "./policy.ts";
import { RateLimited } from "./rateLimited.ts";
import { createRateLimits } from "./rateLimits.ts";
import type { RequestKind } from "./requestRules.ts";
import { key, member, nobody, visitorOf } from "./testing/callers.ts";

const log = pino({ level: "silent" });
const limits = createRateLimits({ store: { kind: "memory" }, log });
const address = "203.0.113.5";

function ask(caller: Principal, kind: RequestKind = "read", calls = 1) {
  return limits.consumeRequest(caller, { kind, calls, address });
}

async function asks(caller: Principal, kind: RequestKind, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await ask(caller, kind);
}

describe("the number that is allowed, and one more", () => {
  test.each([
    ["pages of nobody", nobody, "page", 300, "Too many requests: 300 a minute are allowed."],
    ["reads of nobody", nobody, "read", 100, "Too many requests: 100 a minute are allowed."],
    ["writes of nobody", nobody, "write", 30, "Too many changes: 30 a minute are allowed."],
    ["reads of an account", member(), "read", 600, "Too many requests: 600 a minute"],
    ["writes of an account", member(), "write", 120, "Too many changes: 120 a minute"],
    ["messages of an account", member(), "chat", 30, "Too many messages: 30 a minute"],
    ["a key's own", key({ ratePerMinute: 7 }), "chat", 7, "with this key: 7 a minute"],
    [
      "keys of one person",
      key({ ofOperator: false }),
      "read",
      6_000,
      "with the keys of one person: ",
    ],
    ["their changes", key({ ofOperator: false }), "write", 1_200, "Too many changes with the keys"],
    ["a visitor", visitorOf(key()), "chat", 60, "Too many requests: 60 a minute"],
  ] as const)("%s", async (_what, caller, kind, most, sentence) => {
    await asks(caller, kind, most - 1);
    expect(await ask(caller, kind)).toEqual({ limit: most, remaining: 0, resetSeconds: 60 });
    const refused = await ask(caller, kind).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RateLimited);
    expect(refused).toMatchObject({
      code: "RATE_LIMITED",
      message: expect.stringContaining(sentence) as string,
      retryAfter: 60,
      state: { limit: most, remaining: 0, resetSeconds: 60 },
    });
  });

  test("the owner in local mode, and a key without a rate, are not counted", async () => {
    for (const caller of [member(null), key({ ratePerMinute: null })]) {
      expect(await ask(caller, "write", 100_000)).toBeNull();
    }
  });
});

describe("what counts together", () => {
  test("an account's sessions, whatever workspace they are in", async () => {
    const one = member();
    await asks(one, "read", 400);
    const other = { ...one, sessionId: "another", ownerId: "a team's" };
    expect(await ask(other)).toMatchObject({ remaining: 199 });
  });

  test("reads, writes and messages of an account, and the tightest is told", async () => {
    const caller = member();
    await asks(caller, "read", 599);
    expect(await ask(caller, "write")).toMatchObject({ limit: 600, remaining: 0 });
    await expect(ask(caller, "chat")).rejects.toThrow("Too many requests: 600");
  });

  test("every call of a batch", async () => {
    const caller = key({ ratePerMinute: 25 });
    expect(await ask(caller, "read", 10)).toMatchObject({ remaining: 15 });
    expect(await ask(caller, "read", 10)).toMatchObject({ remaining: 5 });
    await expect(ask(caller, "read", 10)).rejects.toThrow("25 a minute");
  });

  test("the addresses of one /64, and no others", async () => {
    const read = (from: string) =>
      limits.consumeRequest(nobody, { kind: "read", calls: 60, address: from });
    await read("2001:db8:1:2::1");
    await expect(read("2001:db8:1:2:ffff::9")).rejects.toThrow("100 a minute");
    expect(await read("2001:db8:1:3::1")).toMatchObject({ remaining: 40 });
    await read("198.51.100.1");
    await expect(read("::ffff:198.51.100.1")).rejects.toThrow("100 a minute");
  });

  test("a key and the visitors it let in", async () => {
    const parent = key({ ratePerMinute: 80 });
    await asks(visitorOf(parent), "chat", 50);
    const another = visitorOf(parent);
    await asks(another, "chat", 30);
    await expect(ask(another, "chat")).rejects.toThrow("80 a minute");
    await expect(ask(parent)).rejects.toThrow("80 a minute");
  });

  test("an account and the visitors it let in", async () => {
    const person = member();
    await asks(visitorOf(person), "chat", 10);
    expect(await ask(person)).toMatchObject({ remaining: 589 });
  });

  test("what a visitor is refused takes nothing from the others", async () => {
    const parent = key({ ratePerMinute: 100 });
    const greedy = visitorOf(parent);
    await asks(greedy, "chat", 60);
    for (let time = 0; time < 50; time++) await expect(ask(greedy)).rejects.toThrow("60 a minute");
    expect(await ask(parent)).toMatchObject({ remaining: 39 });
  });

  test("100 requests at once", async () => {
    const caller = key({ ratePerMinute: 90 });
    const answers = await Promise.allSettled(Array.from({ length: 100 }, () => ask(caller)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(90);
  });
});

test("after its window a limit is whole again", async () => {
  const policy = { ...defaultPolicy, requests: { ...defaultPolicy.requests, seconds: 1 } };
  const short = createRateLimits({ store: { kind: "memory" }, log, policy });
  const caller = key({ ratePerMinute: 1 });
  const once = () => short.consumeRequest(caller, { kind: "read", calls: 1, address });
  expect(await once()).toEqual({ limit: 1, remaining: 0, resetSeconds: 1 });
  await expect(once()).rejects.toThrow("1 in 1 seconds are allowed. Try again in 1 second.");
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  expect(await once()).toMatchObject({ remaining: 0 });
});

test("over HTTP: the headers of an answer, and forged ones of a request", async () => {
  const counted = createRateLimits({ store: { kind: "memory" }, log });
  const addressOf = clientAddresses(["192.0.2.1"]);
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const arrival = { kind: "write", calls: 15, address: addressOf(request) } as const;
    void admit(counted, { ...arrival, caller: nobody, response })
      .then(
        () => 200,
        (error: RateLimited) => (error.code === "RATE_LIMITED" ? 429 : 500),
      )
      .then((status) => response.writeHead(status, { "x-request-id": "1" }).end());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answers: unknown[] = [];
  for (const forged of ["198.51.100.1", "198.51.100.2, 192.0.2.1", "2001:db8::1"]) {
    const { status, headers } = await fetch(url, { headers: { "x-forwarded-for": forged } });
    const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) =>
      headers.get(`x-ratelimit-${name}`),
    );
    answers.push([status, limit, remaining, reset]);
  }
  expect(answers).toEqual([
    [200, "30", "15", "60"],
    [200, "30", "0", "60"],
    [429, "30", "0", "60"],
  ]);
});

test("the weightiest call of a batch says what a request is", () => {
  const types = new Map([
    ["characters.get", "query"],
    ["characters.create", "mutation"],
    ["conversations.send", "mutation"],
  ] as const);
  expect(requestKind(["characters.get", "characters.gone"], types)).toBe("read");
  expect(requestKind(["characters.get", "characters.create"], types)).toBe("write");
  expect(requestKind(["characters.create", "conversations.send"], types)).toBe("chat");
});
