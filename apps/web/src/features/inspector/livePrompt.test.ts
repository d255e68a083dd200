import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Compiled, type Compilers, LivePrompt } from "./livePrompt.ts";
import { exampleReport } from "./testing/exampleReport.ts";

const compiledOf = (hash: string): Compiled => ({
  ...{ blocks: [], output: null, hash },
  report: exampleReport({}),
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A text that is typed, a browser that answers at once, and a server that answers when told. */
function scene({ tooLong = false } = {}) {
  let text = "a";
  const asked: { text: string; at: number; answer: PromiseWithResolvers<Compiled> }[] = [];
  const estimated: number[] = [];
  const compilers: Compilers<string> = {
    estimate: (question) => {
      estimated.push(Date.now());
      if (tooLong) return Promise.reject(new Error("too long"));
      return Promise.resolve(compiledOf(`≈${question}`));
    },
    exact: (question) => {
      const answer = Promise.withResolvers<Compiled>();
      asked.push({ text: question, at: Date.now(), answer });
      return answer.promise;
    },
    failureOf: (error) => {
      const tooLong = error instanceof Error && error.message === "too long";
      return { message: String(error), tooLong, path: null };
    },
  };
  const live = new LivePrompt(() => text, compilers);
  const shown = () => live.getState().compiled?.hash;
  const type = async (next: string) => {
    text = next;
    live.touch();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { live, shown, type, asked, estimated };
}

test("an estimate stands at once, and gives way to the server's answer", async () => {
  const { live, shown, type, asked } = scene();
  await type("a");
  expect(shown()).toBe("≈a");
  expect(live.getState().isExact).toBe(false);
  asked[0]?.answer.resolve(compiledOf("a"));
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe("a");
  expect(live.getState().isExact).toBe(true);
});

test("while somebody types, estimates follow within 150 ms and the server is asked once", async () => {
  const { shown, type, asked, estimated } = scene();
  await type("a");
  const [first] = asked;
  for (const next of ["ab", "abc", "abcd", "abcde"]) {
    await type(next);
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(estimated.length).toBeGreaterThan(2);
  const typed = Date.now() - 50;
  await vi.advanceTimersByTimeAsync(100);
  expect(shown()).toBe("≈abcde");
  expect(Date.now() - typed).toBeLessThanOrEqual(150);
  await vi.advanceTimersByTimeAsync(600);
  expect(asked.map((question) => question.text)).toEqual(["a", "abcde"]);
  expect((asked[1]?.at ?? 0) - typed).toBeLessThan(400);

  first?.answer.resolve(compiledOf("a"));
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe("≈abcde");
  asked[1]?.answer.resolve(compiledOf("abcde"));
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe("abcde");
});

test("without a server the estimate stays, with a note, and goes on", async () => {
  const { live, shown, type, asked } = scene();
  await type("a");
  asked[0]?.answer.reject(new TypeError("network"));
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe("≈a");
  expect(live.getState().failure).toMatchObject({ tooLong: false });
  await type("ab");
  await vi.advanceTimersByTimeAsync(100);
  expect(shown()).toBe("≈ab");
  expect(live.getState().failure).toMatchObject({ tooLong: false });
  live.retry();
  asked.at(-1)?.answer.resolve(compiledOf("ab"));
  await vi.advanceTimersByTimeAsync(0);
  expect(live.getState()).toMatchObject({ isExact: true, failure: null });
});

test("a prompt that does not fit is not shown as if it did", async () => {
  const { live, shown, type } = scene({ tooLong: true });
  await type("a");
  expect(shown()).toBeUndefined();
  expect(live.getState().failure).toMatchObject({ tooLong: true });
});

test("what nobody looks at asks for nothing", async () => {
  const { live, type, asked, estimated } = scene();
  await type("a");
  await type("ab");
  live.rest();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(1);
  expect(estimated).toHaveLength(1);
});
