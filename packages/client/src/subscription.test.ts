import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { createClient, type FollowEvent, type FollowOptions } from "./client.ts";
import { failure, json, scriptedServer } from "./testing/scriptedServer.ts";

const connected = `event: connected\ndata: {}\n\n\n`;
const openedAt = (cursor: string) => tracked({ type: "opened", cursor });
const changeAt = (cursor: string) =>
  tracked({ cursor, type: "label.set", character: { id: "c", slug: "灯台" }, label: "🏮\u2028é" });

/** An event as tRPC sends it. */
function tracked(event: { cursor: string; [field: string]: unknown }): string {
  return `data: ${JSON.stringify(event)}\nid: ${event.cursor}\n\n\n`;
}

/** A stream of events that stays open. */
function stream(response: ServerResponse, text: string): ServerResponse {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  response.write(connected + text);
  return response;
}

/** Follows until it was told of so many events. */
async function take(baseUrl: string, count: number, options: FollowOptions = {}) {
  const told: FollowEvent[] = [];
  const pf = createClient({ baseUrl, apiKey: "pf_live_1" });
  for await (const event of pf.changes.follow({ timeout: 30_000, ...options })) {
    if (told.push(event) === count) break;
  }
  return told.map(({ cursor }) => cursor);
}

const inputOf = (url: string): unknown =>
  JSON.parse(new URL(url, "http://x").searchParams.get("input") ?? "");

test("a follower says who it is, where it begins, and that it takes events", async () => {
  const { url, requests } = await scriptedServer((response) => stream(response, openedAt("a")));
  expect(await take(`${url}/forge`, 1)).toEqual(["a"]);
  expect(await take(url, 1, { cursor: "b" })).toEqual(["a"]);
  expect(requests).toMatchObject([
    {
      method: "GET",
      url: "/forge/api/trpc/changes.follow?input=%7B%7D",
      headers: { authorization: "Bearer pf_live_1", accept: "text/event-stream" },
    },
    { url: "/api/trpc/changes.follow?input=%7B%22lastEventId%22%3A%22b%22%7D" },
  ]);
  await requests[1]?.left;
});

test("events arrive whole, wherever their bytes are divided", async () => {
  const bytes = Buffer.from(`${openedAt("a")}event: ping\ndata: \n\n\n${changeAt("b")}`);
  const { url } = await scriptedServer((response) => {
    stream(response, "");
    void (async () => {
      for (const byte of bytes) {
        response.write(Uint8Array.of(byte));
        await new Promise(setImmediate);
      }
    })();
  });
  const told: FollowEvent[] = [];
  for await (const event of createClient({ baseUrl: url }).changes.follow()) {
    if (told.push(event) === 2) break;
  }
  expect(told[1]).toMatchObject({ character: { slug: "灯台" }, label: "🏮\u2028é" });
});

test.each([
  ["ended", (response: ServerResponse) => stream(response, "event: return\ndata: \n\n\n").end()],
  ["reset", (response: ServerResponse) => response.socket?.resetAndDestroy()],
  ["refused by a proxy", (response: ServerResponse) => response.writeHead(502).end("<h1>502")],
  ["too much", (response: ServerResponse) => json(response, 429, failure("RATE_LIMITED", 429))],
  [
    "failed on the way",
    (response: ServerResponse) => {
      const { error } = failure("DATABASE_UNAVAILABLE", 503) as { error: object };
      stream(response, `event: serialized-error\ndata: ${JSON.stringify(error)}\n\n\n`).end();
    },
  ],
])("a subscription that is %s is opened again after the last event", async (_, fail) => {
  const { url, requests } = await scriptedServer((response, number) => {
    if (number === 0) stream(response, openedAt("a") + changeAt("b")).end();
    else if (number === 1) fail(response);
    else stream(response, changeAt("c"));
  });
  expect(await take(url, 3)).toEqual(["a", "b", "c"]);
  expect(requests.map(({ url: asked }) => inputOf(asked))).toEqual([
    {},
    { lastEventId: "b" },
    { lastEventId: "b" },
  ]);
});

test("one that falls silent is opened again; a ping is no silence", async () => {
  const { url, requests } = await scriptedServer((response, number) => {
    if (number === 1) return stream(response, changeAt("c"));
    stream(response, openedAt("a"));
    const pings = setInterval(() => response.write("event: ping\ndata: \n\n\n"), 100);
    setTimeout(() => {
      clearInterval(pings);
      response.write(changeAt("b"));
    }, 2_500);
  });
  expect(await take(url, 3, { timeout: 1_500 })).toEqual(["a", "b", "c"]);
  await requests[0]?.left;
  expect(requests).toHaveLength(2);
});

test.each([
  ["a refusal", failure("FORBIDDEN", 403), { code: "FORBIDDEN", status: 403, requestId: "r-1" }],
  ["JSON of something else", { message: "Hello" }, { code: "BAD_RESPONSE", status: 403 }],
])("%s is thrown", async (_, answer, expected) => {
  const { url, requests } = await scriptedServer((response) => json(response, 403, answer));
  await expect(take(url, 1)).rejects.toMatchObject({ name: "PersonaForgeError", ...expected });
  expect(requests).toHaveLength(1);
});

test("an address without PersonaForge is thrown", async () => {
  const { url } = await scriptedServer((response) => response.writeHead(404).end("<h1>404"));
  await expect(take(url, 1)).rejects.toMatchObject({ code: "BAD_RESPONSE", status: 404 });
});

test("its signal ends a wait at once, and sends nothing when it was aborted before", async () => {
  const stop = new AbortController();
  const { url, requests } = await scriptedServer((response) => {
    json(response, 503, failure("OVERLOADED", 503, { retryAfter: 60 }));
    setTimeout(() => stop.abort("enough"), 50);
  });
  const begun = performance.now();
  const refused = { code: "ABORTED", cause: "enough" };
  await expect(take(url, 1, { signal: stop.signal })).rejects.toMatchObject(refused);
  await expect(take(url, 1, { signal: stop.signal })).rejects.toMatchObject(refused);
  expect(performance.now() - begun).toBeLessThan(20_000);
  expect(requests).toHaveLength(1);
});
