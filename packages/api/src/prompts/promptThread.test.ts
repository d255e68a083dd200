import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { compileHere, lintHere } from "./compileHere.ts";
import { createPromptMaker } from "./promptMaker.ts";
import { createPromptThread, type PromptThreadOptions } from "./promptThread.ts";
import { hostilePrompts, promptRequest, usualPrompt } from "./testing/hostilePrompts.ts";

function openThread(options: PromptThreadOptions = {}) {
  const thread = createPromptThread(options);
  onTestFinished(() => thread.close());
  return thread;
}

const slow = new URL("./testing/slowWorker.ts", import.meta.url);
const stuck = new URL("./testing/stuckWorker.ts", import.meta.url);

const outcomesOf = async (all: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(all)).map((one) =>
    one.status === "fulfilled" ? "made" : (one.reason as { code: unknown }).code,
  );

describe("a thread makes what is made in place:", () => {
  const thread = createPromptThread();
  afterAll(() => thread.close());

  test("prompts and lints, also of a lorebook that it was sent before", async () => {
    const request = usualPrompt();
    const { character } = request;
    const next = { ...request, message: "And ferry 3?" };
    const other = usualPrompt();
    const [first, second, third, lint] = await Promise.all([
      thread.compile(request),
      thread.compile(next),
      thread.compile(other),
      thread.lint({ character, context: 300 }),
    ]);
    expect(first).toEqual(await compileHere(request));
    expect(second).toEqual(await compileHere(next));
    expect(second.report.lore?.fates).toContainEqual(
      expect.objectContaining({ active: true, key: "ferry 3" }),
    );
    expect(third).toEqual(first);
    expect(lint).toEqual(await lintHere({ character, context: 300 }));
    expect(lint.length).toBeGreaterThan(2);
  });

  test("a lorebook again, when the thread that knew it is gone", async () => {
    const forgetful = openThread({ idle: 1 });
    const request = usualPrompt();
    const made = await forgetful.compile(request);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await forgetful.compile(request)).toEqual(made);
    expect(made.report.lore?.entries).toBe(30);
  });

  test("a refusal with all that it says", async () => {
    const request = promptRequest({ budget: { context: 200, reply: 100, margin: 64 } });
    const refused = await compileHere(request).catch((error: unknown) => error);
    await expect(thread.compile(request)).rejects.toEqual(refused);
    expect(refused).toMatchObject({ code: "CONTEXT_TOO_LONG", fieldErrors: [{ code: "too_big" }] });
  });
});

test("the time in which the thread begins is not the prompt's", async () => {
  const thread = openThread({ deadline: 1_900, worker: slow });
  await expect(thread.compile(promptRequest())).rejects.toThrow("It has begun.");
});

describe("a prompt is refused as too much for now", () => {
  test("when as many wait as may", async () => {
    const thread = openThread({ queue: 1 });
    const asked = [1, 2, 3].map(() => thread.compile(promptRequest()));
    expect(await outcomesOf(asked)).toEqual(["made", "made", "OVERLOADED"]);
  });

  test("when it takes longer than the deadline", async () => {
    const thread = openThread({ deadline: 10, worker: stuck });
    const asked = thread.compile(promptRequest());
    await expect(asked).rejects.toMatchObject({ code: "OVERLOADED", retryAfter: 5 });
  });
});

describe("timers fire while a prompt is made", () => {
  const prompts = createPromptMaker();
  afterAll(() => prompts.close());

  const ticksOf = async (work: () => Promise<unknown>) => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await work();
    clearInterval(timer);
    return ticks;
  };

  // The thread of all requests works 1 to 35 ms for each; in place it was 100 to 900, and no tick.
  test.each(Object.entries(hostilePrompts))("that holds %s", async (_name, make) => {
    const request = make();
    expect(await ticksOf(() => prompts.compile(request))).toBeGreaterThan(5);
  });

  test("and a lint", async () => {
    const { character } = hostilePrompts["macros"]!();
    expect(await ticksOf(() => prompts.lint({ character, context: 32_768 }))).toBeGreaterThan(5);
  });
});
