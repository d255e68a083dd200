import { describe, expect, test } from "vitest";
import { read, requestOf } from "../fakeOpenai/conversation.ts";
import { chooseProvider } from "../provider.ts";
import { readPieces } from "./pace.ts";
import { createDemoProvider } from "./provider.ts";
import { chinese, teaHouse } from "./testing/characters.ts";

const request = {
  character: teaHouse,
  messages: [{ role: "user" as const, content: "Who are you?" }],
};
const fast = createDemoProvider({ tokensPerSecond: Infinity });

describe("the demo provider", () => {
  test("says what it is", () => {
    expect(fast).toMatchObject({
      id: "demo",
      model: "pf-demo",
      demo: true,
      notice:
        "Offline demo: replies are assembled from this character's own fields, not by a language model.",
    });
  });

  test("streams words, and tells no usage that nobody counted", async () => {
    const outcome = await read(fast, requestOf(request));
    expect(outcome).toMatchObject({ finish: "stop", usage: null, error: null });
    expect(outcome.text).toMatch(/^I'm Sora\. I keep the Lantern House/);
    expect(outcome.deltas.slice(0, 3)).toEqual(["I'm ", "Sora. ", "I "]);
  });

  test("passes over instructions between the messages", async () => {
    const instruction = { role: "system" as const, content: "Speak of the weather." };
    const messages = [instruction, ...request.messages, instruction];
    const instructed = await read(fast, requestOf({ ...request, messages }));
    expect(instructed.text).toBe((await read(fast, requestOf(request))).text);
  });

  test("streams about 30 pieces a second, without a break", async () => {
    await read(fast, requestOf(request));
    const { times } = await read(
      createDemoProvider(),
      requestOf({ ...request, maxOutputTokens: 25 }),
    );
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
    expect(24 / seconds).toBeGreaterThan(8);
    expect(24 / seconds).toBeLessThan(36);
  });

  test("stops at once when it is stopped", async () => {
    const controller = new AbortController();
    const slow = createDemoProvider({ tokensPerSecond: 0.03 });
    const reading = read(slow, requestOf({ ...request, signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = performance.now();
    controller.abort();
    const outcome = await reading;
    expect(performance.now() - stopped).toBeLessThan(10_000);
    expect(outcome).toMatchObject({ text: "I'm ", finish: null, error: { name: "AbortError" } });
  });

  test("ends at the length it is allowed", async () => {
    const outcome = await read(fast, requestOf({ ...request, maxOutputTokens: 2 }));
    expect(outcome).toMatchObject({ text: "I'm Sora. ", finish: "length" });
  });

  test("streams Chinese sign by sign", async () => {
    const messages = [{ role: "user" as const, content: "你好" }];
    const outcome = await read(fast, requestOf({ character: chinese, messages }));
    expect(outcome.text).toBe("请坐，外面的风太大了。先喝杯热茶吧。");
    expect(outcome.deltas).toHaveLength(18);
  });

  test("tears no character apart", () => {
    const text = "  A 👩‍👩‍👧 e\u0301 你好 🫖!\n\nEnd";
    expect(readPieces(text).join("")).toBe(text);
    expect(readPieces(text)).toContain("👩‍👩‍👧 ");
  });
});

describe("the choice of a provider", () => {
  test.each([
    [{}, "demo", "pf-demo"],
    [{ apiKey: "", baseUrl: "" }, "demo", "pf-demo"],
    [{ apiKey: "sk-x" }, "openai", "gpt-4o"],
    [{ baseUrl: "http://127.0.0.1:11434/v1" }, "openai", "gpt-4o"],
  ])("%o is %s", (given, id, model) => {
    expect(chooseProvider({ model: "gpt-4o", ...given })).toMatchObject({ id, model });
  });

  test("refuses an address that is none", () => {
    expect(() => chooseProvider({ baseUrl: "localhost:1", model: "x" })).not.toThrow();
    expect(() => chooseProvider({ baseUrl: "nonsense", model: "x" })).toThrow(TypeError);
  });
});
