import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@personaforge/db/database";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { callProcedure } from "../http/callProcedure.ts";
import { createRouter } from "../router.ts";
import { testApi } from "../testing/testApi.ts";
import { Feed } from "./feed.ts";

const api = await testApi();
const uncaught = vi.fn<(reason: unknown) => void>();
process.on("unhandledRejection", uncaught);
afterAll(() => void process.off("unhandledRejection", uncaught));
afterEach(() => uncaught.mockClear());

/** The procedure as tRPC calls it, after its first event, on a database that can be closed. */
async function follow() {
  const { db, close } = openDatabase({ url: api.databaseUrl });
  const feed = new Feed();
  const left = new AbortController();
  const router = createRouter({ db, feed } as never, undefined as never);
  const principal = api.principals.owner;
  const context = { requestId: "test", principal, door: "api" } as const;
  const events = (await callProcedure(router, context, {
    path: "changes.follow",
    type: "subscription",
    input: undefined,
    signal: left.signal,
  })) as AsyncIterableIterator<unknown, void>;
  expect((await events.next()).done).toBe(false);
  return { events, feed, left, close };
}

test("a follower that leaves while the next event is asked for is no failure", async () => {
  const { events, feed, left, close } = await follow();
  const next = events.next();
  await expect.poll(() => feed.waiting).toBe(1);
  left.abort();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(feed.waiting).toBe(0);
  await close();
});

test.each([
  [
    "a database that fails",
    async ({ close, feed }: Following) => close().then(() => feed.announce()),
  ],
  ["a server that stops", async ({ close, feed }: Following) => close().then(() => feed.close())],
])("%s while nobody takes the next event does not end the process", async (_, happen) => {
  const following = await follow();
  const next = following.events.next();
  await expect.poll(() => following.feed.waiting).toBe(1);
  await happen(following);
  await sleep(50);
  expect(uncaught).not.toHaveBeenCalled();
  await expect(next).rejects.toThrow();
});

type Following = Awaited<ReturnType<typeof follow>>;
