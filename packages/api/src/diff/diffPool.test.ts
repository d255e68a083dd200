import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type CharacterContent, newContent } from "@personaforge/contract/content";
import { diffCoarsely, diffContent } from "@personaforge/diff/diffContent";
import { describe, expect, onTestFinished, test } from "vitest";
import { createDiffPool, type DiffPoolOptions } from "./diffPool.ts";

function openPool(options: DiffPoolOptions = {}) {
  const pool = createDiffPool(options);
  onTestFinished(() => pool.close());
  return pool;
}

/** A thread that runs this code instead of the product's. */
const thread = (code: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from "node:worker_threads";${code}`)}`,
  );
const silent = thread('parentPort.on("message", () => undefined);');

const story = (seed: number, words: number) =>
  Array.from({ length: words }, (_, at) => `w${(at * (seed + 7) * 13 + at * at) % 701}`).join(" ");
const mira = newContent.parse({ name: "Mira", personality_summary: "Kind." });
/** Two of these differ in two words: a coarse diff shows one change, a fine one two. */
const long = (seed: number): CharacterContent => ({
  ...mira,
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
  const coarse = diffCoarsely(long(1), long(2));
  expect(coarse).not.toEqual(diffContent(long(1), long(2)));

  test.each([
    ["throws", 'parentPort.on("message", () => { throw new Error("broken"); });', "broken"],
    ["ends", 'parentPort.on("message", () => process.exit(3));', "ended with 3"],
    ["cannot start", 'await import("./nowhere.ts");', "nowhere"],
  ])("when the thread %s, and so is the next one", async (_name, code, reason) => {
    const reasons: string[] = [];
    const onFailure = (error: Error) => reasons.push(error.message);
    const pool = openPool({ deadline: 60_000, worker: thread(code), onFailure });
    const diffs = [pool.diff(long(1), long(2)), pool.diff(long(1), long(2))];
    expect(await Promise.all(diffs)).toEqual([coarse, coarse]);
    expect(reasons).toEqual([expect.stringContaining(reason), expect.stringContaining(reason)]);
  });

  test("when the thread does not answer before the deadline", async () => {
    const reasons: string[] = [];
    const onFailure = (error: Error) => reasons.push(error.message);
    const worker = thread('parentPort.on("message", () => { for (;;); });');
    const pool = openPool({ deadline: 100, worker, onFailure });
    expect(await pool.diff(long(1), long(2))).toEqual(coarse);
    expect(reasons).toEqual(["A diff took longer than 100 ms."]);
  });

  test("when the pool closes before or after it is asked for", async () => {
    const pool = createDiffPool({ deadline: 60_000, worker: silent });
    const open = [pool.diff(long(1), long(2)), pool.diff(long(1), long(2))];
    await pool.close();
    expect(await Promise.all(open)).toEqual([coarse, coarse]);
    expect(await pool.diff(long(1), long(2))).toEqual(coarse);
  });
});

describe("a diff is refused", () => {
  const refusal = { code: "OVERLOADED", retryAfter: 2 };

  test("when as many wait as may", async () => {
    const pool = openPool({ deadline: 60_000, queue: 2, worker: silent });
    const waiting = [1, 2, 3].map((seed) => pool.diff(long(seed), long(0)));
    await expect(pool.diff(long(4), long(0))).rejects.toMatchObject(refusal);
    await expect(pool.diff(mira, { ...mira, name: "Nora" })).resolves.toMatchObject({});
    await pool.close();
    expect(await settled(waiting)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
  });

  test("when it waited for longer than the deadline", async () => {
    const pool = openPool({ deadline: 100, worker: silent });
    const asked = [1, 2, 3].map((seed) => pool.diff(long(seed), long(0)));
    await expect(asked[2]).rejects.toMatchObject(refusal);
    expect(await settled(asked.slice(0, 2))).toEqual(["fulfilled", "fulfilled"]);
  });
});

test("an idle thread is let go, and another one started when needed", async () => {
  const counting = thread(
    'let asked = 0; parentPort.on("message", () => parentPort.postMessage({ fields: [], identical: ++asked === 1 }));',
  );
  const again = async (idle: number) => {
    const pool = openPool({ idle, worker: counting });
    await pool.diff(long(1), long(2));
    await new Promise((resolve) => setTimeout(resolve, 200));
    return pool.diff(long(1), long(2));
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
