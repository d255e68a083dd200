import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { read, requestOf } from "./fakeOpenai/conversation.ts";
import { startFakeOpenai, type FakeOpenai } from "./fakeOpenai/server.ts";
import { createOpenaiProvider, type OpenaiOptions } from "./openai.ts";

let server: FakeOpenai;
beforeAll(async () => {
  server = await startFakeOpenai();
});
afterAll(() => server.close());

const answer = "I heard you — 听见了 🫖 — say: Where is the light?";
const retries = { firstDelay: 5 };

function providerFor(model: string, options: Partial<OpenaiOptions> = {}) {
  return createOpenaiProvider({
    baseUrl: server.url,
    apiKey: "sk-test",
    model,
    retries,
    ...options,
  });
}
const talk = (model: string, options: Partial<OpenaiOptions> = {}) =>
  read(providerFor(model, options), requestOf());
const requestsFor = (model: string) => server.requests.filter(({ body }) => body?.model === model);

describe("a whole reply", () => {
  test("comes as text in pieces, a finish reason and the provider's usage", async () => {
    const outcome = await talk("echo");
    expect(outcome).toMatchObject({ text: answer, finish: "stop", error: null });
    expect(outcome.deltas.length).toBeGreaterThan(5);
    expect(outcome.usage).toEqual({ input_tokens: 7, output_tokens: outcome.deltas.length });
  });

  test("was asked for with our messages and nothing about this machine", async () => {
    const names = ["OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY", "OPENAI_BASE_URL"];
    for (const name of names) vi.stubEnv(name, "from-the-environment");
    vi.stubEnv("OPENAI_CUSTOM_HEADERS", "x-leak: from-the-environment");
    await talk("echo:1");
    vi.unstubAllEnvs();
    const [request] = requestsFor("echo:1");
    expect(request?.body).toEqual({
      model: "echo:1",
      messages: [
        { role: "system", content: "You are Mira." },
        { role: "user", content: "Where is the light?" },
      ],
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 500,
    });
    expect(request?.headers.authorization).toBe("Bearer sk-test");
    const sent = JSON.stringify(request?.headers);
    expect(sent).not.toContain("from-the-environment");
    expect(sent).not.toContain("stainless");
  });

  test("has its instructions where every model reads them", async () => {
    const messages = [
      { role: "user" as const, content: "Is the light on?" },
      { role: "system" as const, content: "The light went out." },
    ];
    const { text } = await read(providerFor("echo:3"), requestOf({ messages }));
    expect(requestsFor("echo:3")[0]?.body?.messages).toEqual([
      { role: "system", content: "You are Mira." },
      {
        role: "user",
        content: "Is the light on?\n\n<system_note>\nThe light went out.\n</system_note>",
      },
    ]);
    expect(text).toContain("say: Is the light on?");
  });

  test("carries no key when none is configured", async () => {
    vi.stubEnv("OPENAI_API_KEY", "from-the-environment");
    await talk("echo:2", { apiKey: undefined });
    vi.unstubAllEnvs();
    expect(requestsFor("echo:2")[0]?.headers.authorization).toBeUndefined();
  });

  test.each([
    ["length", "This sentence has no ", "length"],
    ["filter", "", "content_filter"],
    ["linger", answer, "stop"],
    ["reset-late", answer, "stop"],
    ["empty-choices", answer, "stop"],
    ["thinking", answer, "stop"],
  ])("survives %s", async (model, text, finish) => {
    const outcome = await talk(model, { limits: { closing: 50, firstToken: 2_000 } });
    expect(outcome).toMatchObject({ text, finish, error: null });
  });

  test("has no usage when the provider does not send it", async () => {
    expect((await talk("linger", { limits: { closing: 50 } })).usage).toBeNull();
  });
});

describe("a server that speaks an older or newer dialect", () => {
  test("is asked again without stream_options, and never again with it", async () => {
    const provider = providerFor("no-stream-options");
    expect(await read(provider, requestOf())).toMatchObject({ text: answer, usage: null });
    expect(await read(provider, requestOf())).toMatchObject({ text: answer, usage: null });
    const asked = requestsFor("no-stream-options").map(
      ({ body }) => body?.stream_options !== undefined,
    );
    expect(asked).toEqual([true, false, false]);
  });

  test("is asked again with max_completion_tokens, and only so from then on", async () => {
    const provider = providerFor("new-token-limit");
    expect(await read(provider, requestOf())).toMatchObject({ text: answer });
    expect(await read(provider, requestOf())).toMatchObject({ text: answer });
    const limits = requestsFor("new-token-limit").map(({ body }) => body?.max_completion_tokens);
    expect(limits).toEqual([undefined, 500, 500]);
  });
});

describe("a server whose model takes fewer roles", () => {
  const messages = [
    { role: "assistant" as const, content: "Come in." },
    { role: "user" as const, content: "Where is the light?" },
  ];
  const rolesFor = (model: string) =>
    requestsFor(model).map(({ body }) => body?.messages?.map(({ role }) => role).join(" "));

  test.each([
    ["turn-taking", ["system assistant user", "system user assistant user"]],
    ["turn-taking-event", ["system assistant user", "system user assistant user"]],
    ["no-system", ["system assistant user", "system user assistant user", "user assistant user"]],
  ])("is asked again in those, and only so from then on: %s", async (model, roles) => {
    const provider = providerFor(model);
    expect(await read(provider, requestOf({ messages }))).toMatchObject({ text: answer });
    expect(rolesFor(model)).toEqual(roles);
    expect(await read(provider, requestOf({ messages }))).toMatchObject({ text: answer });
    expect(rolesFor(model)).toEqual([...roles, roles.at(-1)]);
  });

  test("learns each of them once from requests at the same time", async () => {
    const provider = providerFor("turn-taking:2");
    const both = [1, 2, 3].map(() => read(provider, requestOf({ messages })));
    for (const outcome of await Promise.all(both)) expect(outcome).toMatchObject({ text: answer });
    expect(rolesFor("turn-taking:2").filter((roles) => roles === "user assistant user")).toEqual(
      [],
    );
  });

  test("is given up when it takes none of them", async () => {
    const { error } = await read(providerFor("no-template"), requestOf({ messages }));
    expect(error).toMatchObject({ code: "LLM_UPSTREAM_ERROR" });
    expect(String(error)).not.toContain("Upstream words");
    const asked = new Set(rolesFor("no-template"));
    expect(asked.size).toBe(3);
  });
});

describe("a request that failed before its first token", () => {
  test.each([
    ["flaky", 3],
    ["flaky-reset", 3],
    ["busy", 2],
  ])("is sent again after %s", async (model, sent) => {
    expect(await talk(model)).toMatchObject({ text: answer, error: null });
    expect(requestsFor(model)).toHaveLength(sent);
  });

  test("waits as long as Retry-After asks, when that is short", async () => {
    const outcome = await talk("rate-limited:1", { retries: { most: 1, firstDelay: 5 } });
    const [first, second] = requestsFor("rate-limited:1").map(({ at }) => at);
    expect(second).toBeGreaterThanOrEqual((first ?? Number.NaN) + 990);
    expect(outcome.error).toMatchObject({ code: "LLM_RATE_LIMITED", retryAfter: 1 });
  });

  test.each([
    "unauthorized",
    "forbidden",
    "gpt-unknown",
    "quota",
    "payment",
    "refused",
    "redirect",
  ])("is not sent again after %s", async (model) => {
    await talk(model);
    expect(requestsFor(model)).toHaveLength(1);
  });

  test("is not sent again when Retry-After asks for too long", async () => {
    await talk("rate-limited:60");
    expect(requestsFor("rate-limited:60")).toHaveLength(1);
  });

  test("is not sent again once a token came", async () => {
    await talk("reset:1");
    expect(requestsFor("reset:1")).toHaveLength(1);
  });
});
