import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type CharacterContent, newContent } from "@personaforge/contract/content";
import { diffCoarsely, diffContent } from "@personaforge/diff/diffContent";
import { describe, expect, onTestFinished, test } from "vitest";
import { LateError } from "../oneThread.ts";
import { createDiffPool, type DiffPoolOptions } from "./diffPool.ts";

function openPool(options: DiffPoolOptions = {}) {
  const pool = createDiffPool(options);
  onTestFinished(() => pool.close());
  return pool;
}

const odd = new URL("./testing/oddWorker.ts", import.meta.url);

const story = (seed: number, words: number) =>
  Array.from({ length: words }, (_, at) => `w${(at * (seed + 7) * 13 + at * at) % 701}`).join(" ");
const mira = newContent.parse({ name: "Mira", personality_summary: "Kind." });
/** Two of these differ in two words: a coarse diff shows one change, a fine one two. */
const long = (seed: number, name = "Mira"): CharacterContent => ({
  ...mira,
  name,
  backstory: `Chapter ${seed}. ${story(0, 1_500)} Chapter ${seed} ends.`,
});
const huge = (seed: number): CharacterContent => ({
  ...mira,
  alternate_greetings: Array.from({ length: 20 }, (_, at) => story(seed + at, 3_000)),
});
const settled = (diffs: readonly Promise<unknown>[]) =>
  Promise.allSettled(diffs).then((all) => all.map(({ status }) => status));

test("a small and a large change give the diff that is made in place", async () => {
  const pool = openPool();
  const renamed = { ...mira, name: "Mira Vale" };
  expect(await pool.diff(mira, renamed)).toEqual(diffContent(mira, renamed));
  expect(await pool.diff(long(1), long(2))).toEqual(diffContent(long(1), long(2)));
  expect(await pool.diff(mira, long(2))).toEqual(diffContent(mira, long(2)));
});

test("timers fire while a large diff is made", async () => {
  const pool = openPool({ deadline: 60_000 });
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const diff = await pool.diff(huge(1), huge(40));
  clearInterval(timer);
  expect(diff.identical).toBe(false);
  expect(ticks).toBeGreaterThan(5);
});

test("diffs that are asked for at once are each answered with their own", async () => {
  const pool = openPool({ deadline: 60_000 });
  const asked = Array.from({ length: 8 }, (_, seed) => pool.diff(long(seed), long(seed + 1)));
  for (const [seed, diff] of (await Promise.all(asked)).entries()) {
    expect(diff).toEqual(diffContent(long(seed), long(seed + 1)));
  }
});

describe("a diff is answered coarsely", () => {
  const coarsely = (name: string) => diffCoarsely(long(1, name), long(2));
  expect(coarsely("Mira")).not.toEqual(diffContent(long(1), long(2)));

  test.each([
    ["throws", odd, "broken"],
    ["ends", odd, "exited with code: 3"],
    ["cannot begin", new URL("./nowhere.ts", import.meta.url), "nowhere"],
  ])("when the thread %s, and so is the next one", async (name, worker, reason) => {
    const reasons: string[] = [];
    const onFailure = (error: unknown) => reasons.push(String(error));
    const pool = openPool({ deadline: 60_000, worker, onFailure });
    const diffs = [1, 2].map(() => pool.diff(long(1, name), long(2)));
    expect(await Promise.all(diffs)).toEqual([coarsely(name), coarsely(name)]);
    expect(reasons).toEqual([expect.stringContaining(reason), expect.stringContaining(reason)]);
  });

  test("when the thread does not answer before the deadline", async () => {
    const reasons: unknown[] = [];
    const onFailure = (error: unknown) => reasons.push(error);
    const pool = openPool({ deadline: 100, worker: odd, onFailure });
    expect(await pool.diff(long(1), long(2))).toEqual(coarsely("Mira"));
    expect(reasons).toEqual([expect.any(LateError)]);
  });

  test("when the pool closes before or after it is asked for", async () => {
    const coarse = coarsely("Mira");
    const pool = createDiffPool({ deadline: 60_000, worker: odd });
    const open = [pool.diff(long(1), long(2)), pool.diff(long(1), long(2))];
    await pool.close();
    expect(await Promise.all(open)).toEqual([coarse, coarse]);
    expect(await pool.diff(long(1), long(2))).toEqual(coarse);
  });
});

describe("a diff is refused", () => {
  const refusal = { code: "OVERLOADED", retryAfter: 2 };

  test("when as many wait as may", async () => {
    const pool = openPool({ deadline: 60_000, queue: 2, worker: odd });
    const waiting = [1, 2, 3].map((seed) => pool.diff(long(seed), long(0)));
    await expect(pool.diff(long(4), long(0))).rejects.toMatchObject(refusal);
    await expect(pool.diff(mira, { ...mira, name: "Nora" })).resolves.toMatchObject({});
    await pool.close();
    expect(await settled(waiting)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
  });

  test("when it waited for longer than the deadline", async () => {
    const pool = openPool({ deadline: 100, worker: odd });
    const asked = [1, 2].map((seed) => pool.diff(long(seed), long(0)));
    await expect(asked[1]).rejects.toMatchObject(refusal);
    expect(await settled(asked)).toEqual(["fulfilled", "rejected"]);
  });
});

test("an idle thread is let go, and another one started when needed", async () => {
  const again = async (idle: number) => {
    const pool = openPool({ deadline: 60_000, idle, worker: odd });
    await pool.diff(long(1, "counts"), long(2));
    await new Promise((resolve) => setTimeout(resolve, 200));
    return pool.diff(long(1, "counts"), long(2));
  };
  expect(await again(10)).toEqual({ fields: [], identical: true });
  expect(await again(60_000)).toEqual({ fields: [], identical: false });
});

test("a process with an open pool ends by itself, after its diffs", async () => {
  const pool = JSON.stringify(new URL("./diffPool.ts", import.meta.url).href);
  const [from, to] = [JSON.stringify(long(1)), JSON.stringify(long(2))];
  const script = `import { createDiffPool } from ${pool};
    const diff = await createDiffPool({ deadline: 60_000 }).diff(${from}, ${to});
    console.log(JSON.stringify(diff));`;
  const node = promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    timeout: 60_000,
  });
  expect(JSON.parse((await node).stdout)).toEqual(diffContent(long(1), long(2)));
});
