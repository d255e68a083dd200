import type { Character } from "@personaforge/contract/character";
import { followEvent } from "@personaforge/contract/change";
import { describe, expect, test } from "vitest";
import { ownerIdOf } from "../access/principal.ts";
import { openEvents, type ServerSentEvent } from "../testing/events.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { quickest } from "../testing/quickest.ts";
import { testApi, type Who } from "../testing/testApi.ts";
import { feedOf, makeEvents } from "./testing/feedWriters.ts";

const api = await testApi();
const stopping = await testApi();
const own = feedOf(api.db, ownerIdOf(api.principals.owner));
const address = `${api.url}/api/trpc/changes.follow`;

interface Follower {
  /** The next event that is not about the connection. */
  next(): Promise<{ id: string | null; type: string; slug: string | undefined }>;
  leave(): Promise<void>;
}

async function follow(lastEventId?: string, as: Who = "owner"): Promise<Follower> {
  const headers = { "x-test-principal": as, ...(lastEventId && { "last-event-id": lastEventId }) };
  const events = openEvents(address, { headers });
  expect(await nextOf(events)).toEqual({
    event: "connected",
    id: null,
    data: { reconnectAfterInactivityMs: 40_000 },
  });
  return {
    next: async () => {
      const { id, data } = await nextOf(events);
      const event = followEvent.parse(data);
      expect(event.cursor).toBe(id);
      return {
        id,
        type: event.type,
        slug: "character" in event ? event.character.slug : undefined,
      };
    },
    leave: async () => void (await events.return()),
  };
}

async function nextOf(events: AsyncGenerator<ServerSentEvent, void>): Promise<ServerSentEvent> {
  const { value } = await events.next();
  if (value === undefined) throw new Error("the subscription ended");
  return value;
}

async function create(as: Who = "owner"): Promise<string> {
  const body = exampleCharacter();
  return (await api.send<Character>("POST", "/characters", { as, body })).body.slug;
}

const isWaiting = (count: number) => expect.poll(() => api.feed.waiting).toBe(count);

describe("changes.follow", () => {
  test("begins now, and tells of a save in the same moment", async () => {
    await create();
    const follower = await follow();
    expect(await follower.next()).toMatchObject({ type: "opened" });
    const untilTold = async () => {
      const begun = performance.now();
      const slug = await create();
      expect(await follower.next()).toMatchObject({ type: "version.created", slug });
      return performance.now() - begun;
    };
    // The 2 s after which it looks by itself begin anew with what it was told.
    await untilTold();
    expect(await quickest(1_000, untilTold)).toBeLessThan(1_000);
    await follower.leave();
    await isWaiting(0);
  });

  test("goes on after a cut without a gap and without a repetition", async () => {
    const before = await follow();
    await before.next();
    const seen = await create();
    const { id } = await before.next();
    await before.leave();
    const missed = [await create(), await create()];
    const after = await follow(id ?? "");
    const slugs = [(await after.next()).slug, (await after.next()).slug];
    slugs.push(await create().then(async () => (await after.next()).slug));
    expect(slugs.slice(0, 2)).toEqual(missed);
    expect(slugs).not.toContain(seen);
    expect(new Set(slugs).size).toBe(3);
    await after.leave();
  });

  test("goes on where it began when it was cut before the first event", async () => {
    const before = await follow();
    const { id } = await before.next();
    await before.leave();
    const slug = await create();
    const after = await follow(id ?? "");
    expect(await after.next()).toMatchObject({ slug });
    await after.leave();
  });

  test("tells of more than a page", async () => {
    const before = await follow();
    const { id } = await before.next();
    await before.leave();
    await makeEvents(api.db, own, { count: 120, name: "many" });
    const after = await follow(id ?? "");
    for (let number = 0; number < 120; number += 1) {
      expect((await after.next()).slug).toBe(`many-${number}`);
    }
    await after.leave();
  });

  test("finds what another process committed, within 2 s", async () => {
    const follower = await follow();
    await follower.next();
    await isWaiting(1);
    await makeEvents(api.db, own, { count: 1, name: "elsewhere" });
    expect(await follower.next()).toMatchObject({ slug: "elsewhere-0" });
    await follower.leave();
    await isWaiting(0);
  });

  test("tells nobody of another's", async () => {
    const stranger = await follow(undefined, "stranger");
    await stranger.next();
    await create();
    const own = await create("stranger");
    expect(await stranger.next()).toMatchObject({ slug: own });
    await stranger.leave();
  });

  test("holds no connection while it waits", async () => {
    const followers = await Promise.all(Array.from({ length: 30 }, () => follow()));
    await Promise.all(followers.map((follower) => follower.next()));
    await isWaiting(30);
    const slug = await create();
    const told = await Promise.all(followers.map((follower) => follower.next()));
    expect(told.map((event) => event.slug)).toEqual(Array(30).fill(slug));
    await Promise.all(followers.map((follower) => follower.leave()));
    await isWaiting(0);
  });

  test.each([
    ["anonymous" as const, undefined, "UNAUTHENTICATED", -32001],
    ["owner" as const, "x", "INVALID_CURSOR", -32600],
  ])("refuses %s at %s so that a client does not try again", async (who, id, appCode, code) => {
    const headers = { "x-test-principal": who, ...(id && { "last-event-id": id }) };
    const events = openEvents(address, { headers });
    await events.next();
    expect(await events.next()).toMatchObject({
      value: { event: "serialized-error", data: { code, data: { appCode } } },
    });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  test("is not called by pages in this process", async () => {
    const { body } = await api.send("GET", "/page/changes.follow?input={}");
    expect(body).toMatchObject({ error: { data: { appCode: "VALIDATION_FAILED" } } });
  });
});

test("a server that stops cuts its followers at once, so that they come back", async () => {
  const events = openEvents(`${stopping.url}/api/trpc/changes.follow`);
  await nextOf(events);
  await nextOf(events);
  await expect.poll(() => stopping.feed.waiting).toBe(1);
  const begun = performance.now();
  await stopping.api.drain(25_000);
  // Not the event `return`, after which a client would not come back.
  expect(await events.next()).toEqual({ done: true, value: undefined });
  // Far below the 25 s that others would be given.
  expect(performance.now() - begun).toBeLessThan(15_000);
  expect(stopping.feed.waiting).toBe(0);
});
