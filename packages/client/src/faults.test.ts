import { describe, expect, test } from "vitest";
import { createClient, PersonaForgeError } from "./client.ts";
import { failure, json, scriptedServer } from "./testing/scriptedServer.ts";

const me = { auth: "local" };
const found = [{ result: { data: me } }];

async function errorOf(work: Promise<unknown>): Promise<PersonaForgeError> {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(PersonaForgeError);
  return error as PersonaForgeError;
}

describe("an answer that is none", () => {
  test("nobody listens: NETWORK_ERROR that names the address", async () => {
    const { url } = await scriptedServer(() => undefined);
    const free = url.replace(/\d+$/, "9");
    const error = await errorOf(createClient({ baseUrl: free }).characters.undelete({ id: "x" }));
    expect(error).toMatchObject({ code: "NETWORK_ERROR", status: undefined, requestId: undefined });
    expect(error.message).toBe("PersonaForge at http://127.0.0.1:9 does not answer.");
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  test("a page of HTML: BAD_RESPONSE with its status", async () => {
    const { url } = await scriptedServer((response) => {
      response.writeHead(502, { "content-type": "text/html", "x-request-id": "proxy-7" });
      response.end("<h1>Bad Gateway</h1>");
    });
    const pf = createClient({ baseUrl: url });
    const calls = [pf.me.get(), pf.characters.delete({ id: "x" }), firstOf(pf)];
    for (const error of await Promise.all(calls.map(errorOf))) {
      expect(error).toMatchObject({ code: "BAD_RESPONSE", status: 502, requestId: "proxy-7" });
    }
  });

  test("JSON of something else: BAD_RESPONSE", async () => {
    const { url } = await scriptedServer((response) => json(response, 404, { message: "Hello" }));
    const pf = createClient({ baseUrl: url });
    const [query, write, stream] = await Promise.all(
      [pf.me.get(), pf.characters.delete({ id: "x" }), firstOf(pf)].map(errorOf),
    );
    expect(query).toMatchObject({ code: "BAD_RESPONSE", status: 404 });
    expect(write).toMatchObject({ code: "BAD_RESPONSE", status: 404 });
    expect(stream).toMatchObject({ code: "BAD_RESPONSE" });
  });

  test("JSON that ends in the middle: BAD_RESPONSE", async () => {
    const { url } = await scriptedServer((response) => {
      response.writeHead(200, { "content-type": "application/json" }).end('[{"result":');
    });
    const error = await errorOf(createClient({ baseUrl: url }).me.get());
    expect(error.code).toBe("BAD_RESPONSE");
  });

  test("a connection that breaks in the answer: NETWORK_ERROR", async () => {
    const { url, requests } = await scriptedServer((response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('[{"result":', () => response.socket?.resetAndDestroy());
    });
    const error = await errorOf(createClient({ baseUrl: url }).characters.delete({ id: "x" }));
    expect(error.code).toBe("NETWORK_ERROR");
    expect(requests).toHaveLength(1);
  });

  test("a query too long for an address: PAYLOAD_TOO_LARGE, and nothing is sent", async () => {
    const { url, requests } = await scriptedServer((response) => json(response, 200, found));
    const list = createClient({ baseUrl: url }).characters.list({ q: "x".repeat(8_000) });
    expect((await errorOf(list.page())).code).toBe("PAYLOAD_TOO_LARGE");
    expect(requests).toHaveLength(0);
  });
});

describe("retries", () => {
  test.each([
    [429, "RATE_LIMITED"],
    [503, "DATABASE_UNAVAILABLE"],
    [503, "OVERLOADED"],
  ])("a query is asked again after %i %s", async (status, code) => {
    const { url, requests } = await scriptedServer((response, number) =>
      number < 2 ? json(response, status, [failure(code, status)]) : json(response, 200, found),
    );
    expect(await createClient({ baseUrl: url }).me.get()).toEqual(me);
    expect(requests).toHaveLength(3);
  });

  test("a query is asked again when the connection broke", async () => {
    const { url, requests } = await scriptedServer((response, number) =>
      number < 2 ? response.socket?.resetAndDestroy() : json(response, 200, found),
    );
    expect(await createClient({ baseUrl: url }).me.get()).toEqual(me);
    expect(requests).toHaveLength(3);
  });

  test("the third fault is thrown with what the server said", async () => {
    const { url, requests } = await scriptedServer((response) =>
      json(response, 503, [failure("OVERLOADED", 503, { requestId: "r-9" })]),
    );
    expect(await errorOf(createClient({ baseUrl: url }).me.get())).toMatchObject({
      code: "OVERLOADED",
      status: 503,
      requestId: "r-9",
      message: "It says OVERLOADED.",
    });
    expect(requests).toHaveLength(3);
  });

  test("retryAfter is waited for", async () => {
    const { url } = await scriptedServer((response, number) =>
      number === 0
        ? json(response, 429, [failure("RATE_LIMITED", 429, { retryAfter: 1 })])
        : json(response, 200, found),
    );
    const begun = performance.now();
    await createClient({ baseUrl: url }).me.get();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
  });

  test.each([
    ["a wait longer than the timeout", failure("RATE_LIMITED", 429, { retryAfter: 60 })],
    ["a quota that is used up for days", failure("QUOTA_EXCEEDED", 429, { retryAfter: 1e6 })],
    ["a quota that does not say for how long", failure("QUOTA_EXCEEDED", 429)],
    ["a refusal", failure("NOT_FOUND", 404)],
    ["a fault of the server", failure("INTERNAL", 500)],
  ])("%s is not asked again", async (_, answer) => {
    const { url, requests } = await scriptedServer((response) => json(response, 500, [answer]));
    await errorOf(createClient({ baseUrl: url }).me.get());
    expect(requests).toHaveLength(1);
  });

  test.each(["RATE_LIMITED", "QUOTA_EXCEEDED"])(
    "a query waits through %s for as long as it says",
    async (code) => {
      const { url, requests } = await scriptedServer((response, number) =>
        number === 0
          ? json(response, 429, [failure(code, 429, { retryAfter: 1 })])
          : json(response, 200, found),
      );
      expect(await createClient({ baseUrl: url }).me.get({ timeout: 20_000 })).toEqual(me);
      expect(requests).toHaveLength(2);
    },
  );

  test("a write that was refused for its rate did not happen, and is sent again", async () => {
    const { url, requests } = await scriptedServer((response, number) =>
      number === 0
        ? json(response, 429, failure("RATE_LIMITED", 429, { retryAfter: 1 }))
        : json(response, 200, found[0]),
    );
    const begun = performance.now();
    await createClient({ baseUrl: url }).characters.delete({ id: "x" });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
    expect(requests).toHaveLength(2);
  });

  test.each([
    ["QUOTA_EXCEEDED", 429],
    ["LLM_RATE_LIMITED", 503],
    ["DATABASE_UNAVAILABLE", 503],
  ])("a write is sent once, also when the answer is %s", async (code, status) => {
    const { url, requests } = await scriptedServer((response) =>
      json(response, status, failure(code, status, { retryAfter: 1 })),
    );
    const error = await errorOf(createClient({ baseUrl: url }).characters.delete({ id: "x" }));
    expect(error).toMatchObject({ code, status, retryAfter: 1 });
    expect(requests).toHaveLength(1);
  });

  test("a write is sent once", async () => {
    const { url, requests } = await scriptedServer((response) =>
      json(response, 503, failure("OVERLOADED", 503, { retryAfter: 2 })),
    );
    const error = await errorOf(createClient({ baseUrl: url }).characters.delete({ id: "x" }));
    expect(error).toMatchObject({ code: "OVERLOADED", retryAfter: 2 });
    expect(requests).toHaveLength(1);
  });

  test("a message is sent once", async () => {
    const { url, requests } = await scriptedServer((response) =>
      json(response, 503, failure("LLM_NOT_CONFIGURED", 503)),
    );
    expect((await errorOf(firstOf(createClient({ baseUrl: url })))).code).toBe(
      "LLM_NOT_CONFIGURED",
    );
    expect(requests).toHaveLength(1);
  });
});

/** Reads a stream to its first event. */
async function firstOf(pf: ReturnType<typeof createClient>): Promise<unknown> {
  const events = pf.conversations.send({ conversation_id: "c", text: "Hello" });
  return events[Symbol.asyncIterator]().next();
}
