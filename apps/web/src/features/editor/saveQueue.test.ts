import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Outcome, type QueueState, SaveQueue } from "./saveQueue.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server that answers when the test says so. */
function server() {
  const answers: ((outcome: Outcome) => void)[] = [];
  const states: QueueState[] = [];
  const startedAt: number[] = [];
  const began = Date.now();
  const send = () => {
    startedAt.push(Date.now() - began);
    return new Promise<Outcome>((resolve) => answers.push(resolve));
  };
  const queue = new SaveQueue(send, (state) => states.push(state));
  const answer = async (outcome: Outcome) => {
    const resolve = answers.shift();
    if (resolve === undefined) throw new Error("Nothing was sent.");
    resolve(outcome);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { queue, states, startedAt, answer, last: () => states.at(-1) };
}

const acknowledged: Outcome = { kind: "acknowledged" };
const failed: Outcome = { kind: "failed", message: "No answer." };

async function type(queue: { touch: () => void }, keys: number, every: number) {
  for (let key = 0; key < keys; key++) {
    queue.touch();
    await vi.advanceTimersByTimeAsync(every);
  }
}

describe("when it saves", () => {
  test("800 ms after the last key", async () => {
    const { queue, startedAt } = server();
    await type(queue, 3, 200);
    await vi.advanceTimersByTimeAsync(599);
    expect(startedAt).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(startedAt).toEqual([1_200]);
  });

  test("5 s after the first unsent key when somebody types without a pause", async () => {
    const { queue, startedAt, answer } = server();
    await type(queue, 60, 100);
    expect(startedAt).toEqual([5_000]);
    await answer(acknowledged);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(startedAt).toEqual([5_000, 6_700]);
  });

  test("one attempt at a time: what is typed meanwhile goes with the next", async () => {
    const { queue, startedAt, answer, last } = server();
    queue.touch();
    await vi.advanceTimersByTimeAsync(800);
    await type(queue, 5, 500);
    expect(startedAt).toEqual([800]);
    await answer(acknowledged);
    expect(last()).toEqual({ kind: "waiting" });
    await vi.advanceTimersByTimeAsync(800);
    expect(startedAt).toEqual([800, 3_600]);
    await answer(acknowledged);
    expect(last()).toEqual({ kind: "clean" });
  });
});

describe("when it fails", () => {
  test("tries again, slower each time, and says how often", async () => {
    const { queue, startedAt, answer, last } = server();
    queue.touch();
    await vi.advanceTimersByTimeAsync(800);
    for (const wait of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      await answer(failed);
      await vi.advanceTimersByTimeAsync(wait);
    }
    const waits = startedAt.slice(1).map((at, index) => at - (startedAt[index] ?? 0));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(last()).toEqual({ kind: "sending", attempt: 7 });
    await answer(acknowledged);
    expect(last()).toEqual({ kind: "clean" });
  });

  test("keys do not make it ask faster, and stay unsaved in words", async () => {
    const { queue, startedAt, answer, last } = server();
    queue.touch();
    await vi.advanceTimersByTimeAsync(800);
    await answer(failed);
    await type(queue, 9, 100);
    expect(last()).toEqual({ kind: "retrying", attempt: 1, message: "No answer." });
    expect(startedAt).toEqual([800]);
    await vi.advanceTimersByTimeAsync(100);
    expect(startedAt).toEqual([800, 1_800]);
  });

  test("what is refused is not sent again until it is changed or asked for", async () => {
    const { queue, startedAt, answer, last } = server();
    queue.touch();
    await vi.advanceTimersByTimeAsync(800);
    await answer({ kind: "refused", message: "Too long." });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(startedAt).toHaveLength(1);
    expect(last()).toEqual({ kind: "refused", message: "Too long." });
    queue.touch();
    await vi.advanceTimersByTimeAsync(800);
    expect(startedAt).toHaveLength(2);
    await answer({ kind: "refused", message: "Too long." });
    const flushed = queue.flush();
    await answer(acknowledged);
    expect(await flushed).toBe(true);
  });
});

describe("flush", () => {
  test("sends at once, and is true when there is nothing", async () => {
    const { queue, startedAt, answer } = server();
    expect(await queue.flush()).toBe(true);
    queue.touch();
    const flushed = queue.flush();
    expect(startedAt).toEqual([0]);
    await answer(acknowledged);
    expect(await flushed).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(startedAt).toEqual([0]);
  });

  test("waits for the attempt under way and sends what came after it", async () => {
    const { queue, startedAt, answer } = server();
    queue.touch();
    await vi.advanceTimersByTimeAsync(800);
    queue.touch();
    const flushed = queue.flush();
    await answer(acknowledged);
    expect(startedAt).toHaveLength(2);
    await answer(acknowledged);
    expect(await flushed).toBe(true);
  });

  test("is false while the server does not have it", async () => {
    const { queue, answer } = server();
    queue.touch();
    const flushed = queue.flush();
    await answer(failed);
    expect(await flushed).toBe(false);
  });

  test("goes on after a merge until the server has the result", async () => {
    const { queue, startedAt, answer } = server();
    queue.touch();
    const flushed = queue.flush();
    await answer({ kind: "merged" });
    expect(startedAt).toHaveLength(2);
    await answer(acknowledged);
    expect(await flushed).toBe(true);
  });
});

describe("a conflict", () => {
  test("stops everything until it is decided, then sends at once", async () => {
    const { queue, startedAt, answer, last } = server();
    queue.touch();
    await vi.advanceTimersByTimeAsync(800);
    await answer({ kind: "blocked" });
    queue.touch();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await queue.flush()).toBe(false);
    expect(startedAt).toHaveLength(1);
    expect(last()).toEqual({ kind: "blocked" });
    queue.resume();
    await vi.advanceTimersByTimeAsync(0);
    expect(startedAt).toHaveLength(2);
  });

  test("found elsewhere blocks what waits", async () => {
    const { queue, startedAt } = server();
    queue.touch();
    queue.block();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(startedAt).toEqual([]);
  });
});
