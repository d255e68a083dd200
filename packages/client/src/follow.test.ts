import { exampleCharacter } from "@personaforge/api/testing/examples";
import { quickest } from "@personaforge/api/testing/quickest";
import { testApi } from "@personaforge/api/testing/testApi";
import { describe, expect, test, vi } from "vitest";
import { createClient, type FollowEvent, type PersonaForge } from "./client.ts";
import { clientAs } from "./testing/clientAs.ts";
import { relayTo } from "./testing/relay.ts";

const api = await testApi();
const pf = createClient({ baseUrl: api.url });
const { id, slug } = await pf.characters.create(exampleCharacter());
// Longer than the returns of a client and a server that looks every 2 s take.
const patience = { timeout: 20_000 };

/** What a follower was told, until it is stopped. */
function following(client: PersonaForge, cursor?: string) {
  const stop = new AbortController();
  const told: FollowEvent[] = [];
  const end = (async () => {
    for await (const event of client.changes.follow({ cursor, signal: stop.signal })) {
      told.push(event);
    }
  })().catch((error: unknown) => error);
  return {
    told,
    /** What ended it. */
    end,
    /** Waits until it was told of so many events. */
    until: (count: number) => vi.waitUntil(() => told.length >= count, patience),
    stop: () => {
      stop.abort();
      return end;
    },
  };
}

/** Points a label at version 1: one change. */
const point = (label: string) => pf.labels.set({ id, label, version: 1 });

const labelsOf = (events: readonly FollowEvent[]) =>
  events.flatMap((event) => (event.type === "label.set" ? [event.label] : []));

describe("changes.follow", () => {
  test("tells at once of what another client did, from now on", async () => {
    const follower = following(createClient({ baseUrl: api.url }));
    await follower.until(1);
    expect(follower.told).toMatchObject([{ type: "opened", cursor: expect.any(String) }]);
    const { version } = await pf.versions.save({ id, tagline: "Two" });
    await follower.until(2);
    await pf.labels.set({ id, label: "production", version });
    await follower.until(3);
    const untilTold = async () => {
      const [begun, before] = [performance.now(), follower.told.length];
      await point(`at-once-${before}`);
      await follower.until(before + 1);
      return performance.now() - begun;
    };
    // The server looks every 2 s for what other processes did; of its own it tells without waiting.
    expect(await quickest(1_500, untilTold)).toBeLessThan(1_500);
    expect(follower.told.slice(1, 3)).toMatchObject([
      { type: "version.created", character: { id, slug }, version, label: null },
      { type: "label.set", character: { id, slug }, version, label: "production" },
    ]);
    expect(await follower.stop()).toMatchObject({ name: "PersonaForgeError", code: "ABORTED" });
  });

  test("goes on at a cursor that was kept, and tells only of what is mine", async () => {
    const { next_cursor } = await pf.changes.list({ limit: 1_000 });
    const stranger = clientAs("stranger", api);
    await stranger.characters.create(exampleCharacter());
    await point("kept-1");
    await point("kept-2");
    const first = following(pf, next_cursor);
    await first.until(2);
    await first.stop();
    expect(labelsOf(first.told)).toEqual(["kept-1", "kept-2"]);
    const second = following(pf, first.told[0]?.cursor);
    await second.until(1);
    await second.stop();
    expect(labelsOf(second.told)).toEqual(["kept-2"]);
  });

  test("misses nothing and repeats nothing when its connection is cut", async () => {
    const relay = await relayTo(api.url);
    const follower = following(createClient({ baseUrl: relay.url }));
    await follower.until(1);
    const labels = Array.from({ length: 45 }, (_, index) => `cut-${index}`);
    for (const [index, label] of labels.entries()) {
      // In the middle of what is being told, and while nobody is listening.
      if (index % 15 === 10) relay.cut();
      if (index % 15 === 12) await new Promise((resolve) => setTimeout(resolve, 1_100));
      await point(label);
      await pf.labels.remove({ id, label });
    }
    await follower.until(1 + 2 * labels.length);
    await follower.stop();
    expect(labelsOf(follower.told)).toEqual(labels);
    expect(follower.told).toHaveLength(1 + 2 * labels.length);
    expect(relay.connections()).toBeGreaterThanOrEqual(3);
  });

  test("waits for a server that is gone, and goes on where it was", async () => {
    const relay = await relayTo(api.url);
    const follower = following(createClient({ baseUrl: relay.url }));
    await follower.until(1);
    await relay.close();
    await point("gone-1");
    // The first return finds nobody.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await point("gone-2");
    await relay.open();
    await follower.until(3);
    await point("back");
    await follower.until(4);
    await follower.stop();
    expect(labelsOf(follower.told)).toEqual(["gone-1", "gone-2", "back"]);
    expect(follower.told.filter(({ type }) => type === "opened")).toHaveLength(1);
  });

  test("leaving the loop closes the connection", async () => {
    const waiting = (count: number) => vi.waitUntil(() => api.feed.waiting === count, patience);
    await waiting(0);
    for await (const { type } of pf.changes.follow()) {
      expect(type).toBe("opened");
      await waiting(1);
      break;
    }
    await waiting(0);
  });

  test("throws what waiting does not mend", async () => {
    const visitor = following(clientAs("anonymous", api));
    expect(await visitor.end).toMatchObject({ code: "UNAUTHENTICATED", status: 401 });
    const lost = following(pf, "nowhere");
    expect(await lost.end).toMatchObject({ code: "INVALID_CURSOR", status: 400 });
  });
});

test("changes.list gives a page, and where the next question begins", async () => {
  const { next_cursor: begin } = await pf.changes.list({ limit: 1_000 });
  await point("listed-1");
  await point("listed-2");
  const first = await pf.changes.list({ cursor: begin, limit: 1 });
  expect(first.items).toMatchObject([{ type: "label.set", label: "listed-1", version: 1 }]);
  const second = await pf.changes.list({ cursor: first.next_cursor });
  expect(second.items).toMatchObject([{ label: "listed-2", cursor: second.next_cursor }]);
  expect(await pf.changes.list({ cursor: second.next_cursor })).toEqual({
    items: [],
    next_cursor: second.next_cursor,
  });
  await expect(pf.changes.list({ cursor: "nowhere" })).rejects.toMatchObject({
    code: "INVALID_CURSOR",
  });
});
