import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import type { Load, LoadClient } from "./load.ts";
import { undiciClient } from "./undici.ts";
import { findWrk } from "./wrk.ts";

const wrk = findWrk();
const clients: LoadClient[] = wrk === null ? [undiciClient] : [undiciClient, wrk];

let server: Server;
afterEach(() => server.close());

async function listen(): Promise<{ url: string; seen: Map<string, number> }> {
  const seen = new Map<string, number>();
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const what = `${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`;
    seen.set(what, (seen.get(what) ?? 0) + 1);
    response.statusCode = request.url === "/missing" ? 404 : 200;
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return { url: `http://127.0.0.1:${address.port}`, seen };
}

const load = (url: string, requests: Load["requests"]): Load => ({
  url,
  requests,
  connections: 4,
  seconds: 1,
  seed: 7,
});

describe.each(clients)("$name", (client) => {
  test("sends every request of the list and counts the answers", async () => {
    const { url, seen } = await listen();
    const body = '{"name":"Mira Vale, \\"the first\\""}';
    const result = await client.run(load(url, [{ path: "/a?b=1" }, { path: "/c", body }]));
    const sent = [...seen.values()].reduce((sum, count) => sum + count, 0);
    expect([...seen.keys()].toSorted()).toEqual(["GET /a?b=1 ", `POST /c ${body}`]);
    expect(result.errors).toBe(0);
    expect(result.requests).toBeGreaterThan(20);
    // What is under way at the end may be served without being counted.
    expect(sent - result.requests).toBeLessThanOrEqual(8);
    expect(sent - result.requests).toBeGreaterThanOrEqual(0);
    expect(result.seconds).toBeGreaterThan(0.9);
    expect(result.seconds).toBeLessThan(10);
    expect(result.p50).toBeGreaterThan(0);
    expect(result.p99).toBeGreaterThanOrEqual(result.p50);
  });

  test("counts answers of 400 and above as errors", async () => {
    const { url } = await listen();
    const { requests, errors } = await client.run(load(url, [{ path: "/missing" }]));
    expect(requests).toBeGreaterThan(20);
    expect(errors).toBe(requests);
  });
});
