import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { read, requestOf } from "./fakeOpenai/conversation.ts";
import { startFakeOpenai, type FakeOpenai, type RecordedRequest } from "./fakeOpenai/server.ts";
import { createOpenaiProvider } from "./openai.ts";

let server: FakeOpenai;
const unhandled: unknown[] = [];
const remember = (reason: unknown) => unhandled.push(reason);
beforeAll(async () => {
  process.on("unhandledRejection", remember);
  server = await startFakeOpenai();
});
afterEach(async () => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(unhandled).toEqual([]);
});
afterAll(async () => {
  process.off("unhandledRejection", remember);
  await server.close();
});

const providerFor = (model: string, limits = {}) =>
  createOpenaiProvider({ baseUrl: server.url, model, limits, retries: { firstDelay: 30_000 } });
function lastRequest(): RecordedRequest {
  const request = server.requests.at(-1);
  if (request === undefined) throw new Error("Nothing was sent yet.");
  return request;
}

const until = (condition: () => boolean) => expect.poll(condition, { interval: 5 }).toBe(true);

/** Milliseconds: far below all that would end it otherwise, and enough for a busy machine. */
const soon = 5_000;

describe("the caller's signal", () => {
  test.each(["slow", "stall", "hang", "keep-alive", "keep-alive-late"])(
    "ends %s at once, upstream too",
    async (model) => {
      const controller = new AbortController();
      const sent = server.requests.length;
      const reading = read(providerFor(model), requestOf({ signal: controller.signal }));
      await until(() => server.requests.length > sent);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const stopped = Date.now();
      controller.abort();
      const { error } = await reading;
      expect(Date.now() - stopped).toBeLessThan(soon);
      expect(error).toMatchObject({ name: "AbortError" });
      await until(() => lastRequest().leftAt !== null);
      expect(lastRequest().leftAt).toBeLessThan(stopped + soon);
    },
  );

  test("keeps the text that came", async () => {
    const controller = new AbortController();
    let text = "";
    const reading = async () => {
      for await (const event of providerFor("slow").complete(
        requestOf({ signal: controller.signal }),
      )) {
        if (event.type === "delta") text += event.text;
        if (text === "1 2 ") controller.abort();
      }
    };
    await expect(reading()).rejects.toMatchObject({ name: "AbortError" });
    expect(text).toBe("1 2 ");
  });

  test("ends the wait before a retry", async () => {
    const controller = new AbortController();
    const reading = read(providerFor("error-500"), requestOf({ signal: controller.signal }));
    await until(() => lastRequest().body?.model === "error-500" && lastRequest().finished);
    const stopped = Date.now();
    controller.abort();
    expect((await reading).error).toMatchObject({ name: "AbortError" });
    expect(Date.now() - stopped).toBeLessThan(soon);
  });

  test("throws the reason it was given", async () => {
    const controller = new AbortController();
    const reason = new Error("The page was closed.");
    setTimeout(() => controller.abort(reason), 50);
    const { error } = await read(providerFor("stall"), requestOf({ signal: controller.signal }));
    expect(error).toBe(reason);
  });

  test("sends nothing when it was aborted before", async () => {
    const before = server.requests.length;
    const { error } = await read(providerFor("echo"), requestOf({ signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ name: "AbortError" });
    expect(server.requests).toHaveLength(before);
  });
});

describe("a reader", () => {
  test("who leaves the loop ends the request", async () => {
    for await (const event of providerFor("slow").complete(requestOf())) {
      expect(event).toEqual({ type: "delta", text: "1 " });
      break;
    }
    const left = Date.now();
    await until(() => lastRequest().leftAt !== null);
    expect(lastRequest().leftAt).toBeLessThan(left + soon);
  });

  test("who is slow is not taken for a model that stalls", async () => {
    let text = "";
    for await (const event of providerFor("echo", { idle: 1_500 }).complete(requestOf())) {
      if (event.type === "delta") text += event.text;
      if (text.length < 5) await new Promise((resolve) => setTimeout(resolve, 1_700));
    }
    expect(text).toContain("Where is the light?");
  });
});

test("fifty stops at once leave no request behind", async () => {
  const controller = new AbortController();
  const from = server.requests.length;
  const readings = Array.from({ length: 50 }, () =>
    read(providerFor("slow"), requestOf({ signal: controller.signal })),
  );
  await until(() => server.requests.length === from + 50);
  controller.abort();
  await Promise.all(readings);
  await until(() => server.requests.slice(from).every(({ leftAt }) => leftAt !== null));
  expect(server.requests.slice(from).filter(({ leftAt }) => leftAt === null)).toEqual([]);
});
