import { describe, expect, test } from "vitest";
import { createClient } from "./client.ts";
import { failure, json, scriptedServer } from "./testing/scriptedServer.ts";

const found = [{ result: { data: { auth: "local" } } }];

describe("timeout", () => {
  test("a server that never answers: TIMEOUT, and the request is closed", async () => {
    const { url, requests } = await scriptedServer(() => undefined);
    const call = createClient({ baseUrl: url, timeout: 500 }).me.get();
    await expect(call).rejects.toMatchObject({
      code: "TIMEOUT",
      status: undefined,
      message: "PersonaForge did not answer within 0.5 s.",
    });
    await requests[0]?.left;
    expect(requests).toHaveLength(1);
  });

  test("a call can have its own", async () => {
    const { url } = await scriptedServer((response) => {
      setTimeout(() => json(response, 200, found), 150);
    });
    const pf = createClient({ baseUrl: url, timeout: 20 });
    await expect(pf.me.get()).rejects.toMatchObject({ code: "TIMEOUT" });
    expect(await pf.me.get({ timeout: 5_000 })).toEqual({ auth: "local" });
    expect(await pf.me.get({ timeout: Infinity })).toEqual({ auth: "local" });
  });

  test("covers the waits between retries: one that would be too long is not begun", async () => {
    const { url, requests } = await scriptedServer((response) =>
      json(response, 429, [failure("RATE_LIMITED", 429, { retryAfter: 4 })]),
    );
    const begun = performance.now();
    const call = createClient({ baseUrl: url }).me.get({ timeout: 7_500 });
    await expect(call).rejects.toMatchObject({ code: "RATE_LIMITED", retryAfter: 4 });
    // After 4 s there was time for one more question, and not for one more wait.
    expect(requests).toHaveLength(2);
    expect(performance.now() - begun).toBeLessThan(7_500);
  });

  test("of one call in a batch leaves the others alone", async () => {
    const { url, requests } = await scriptedServer((response) => {
      setTimeout(() => json(response, 200, [...found, ...found]), 900);
    });
    const pf = createClient({ baseUrl: url });
    const [hasty, patient] = await Promise.allSettled([pf.me.get({ timeout: 400 }), pf.me.get()]);
    expect(requests).toHaveLength(1);
    expect(hasty).toMatchObject({ status: "rejected", reason: { code: "TIMEOUT" } });
    expect(patient).toMatchObject({ status: "fulfilled", value: { auth: "local" } });
  });
});

describe("signal", () => {
  test("ends a query, with its reason as the cause", async () => {
    const { url, requests } = await scriptedServer(() => stop.abort("enough"));
    const stop = new AbortController();
    const call = createClient({ baseUrl: url }).me.get({ signal: stop.signal });
    await expect(call).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
    await requests[0]?.left;
  });

  test("ends a write", async () => {
    const { url, requests } = await scriptedServer(() => stop.abort());
    const stop = new AbortController();
    const call = createClient({ baseUrl: url }).characters.delete({ id: "x" }, stop);
    await expect(call).rejects.toMatchObject({ code: "ABORTED" });
    await requests[0]?.left;
  });

  test("ends a wait before a retry at once", async () => {
    const stop = new AbortController();
    const { url, requests } = await scriptedServer((response) => {
      const retryAfter = { "retry-after": "9", "content-type": "text/plain" };
      response.writeHead(503, retryAfter).end("busy");
      setTimeout(() => stop.abort(), 50);
    });
    const begun = performance.now();
    const call = createClient({ baseUrl: url }).me.get({ signal: stop.signal });
    await expect(call).rejects.toMatchObject({ code: "ABORTED" });
    expect(performance.now() - begun).toBeLessThan(8_000);
    expect(requests).toHaveLength(1);
  });

  test("aborted before the call: nothing is sent", async () => {
    const { url, requests } = await scriptedServer((response) => json(response, 200, found));
    const pf = createClient({ baseUrl: url });
    const options = { signal: AbortSignal.abort() };
    const stream = pf.chat.stream({ character: "x", text: "Hello" }, options);
    const calls = [
      pf.me.get(options),
      pf.characters.delete({ id: "x" }, options),
      pf.characters.list({}, options).page(),
      stream[Symbol.asyncIterator]().next(),
    ];
    for (const call of await Promise.allSettled(calls)) {
      expect(call).toMatchObject({ status: "rejected", reason: { code: "ABORTED" } });
    }
    expect(requests).toHaveLength(0);
  });
});
