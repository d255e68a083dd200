import { setTimeout as sleep } from "node:timers/promises";
import type { Job as JobState } from "@personaforge/contract/job";
import { pino } from "pino";
import { afterEach, describe, expect, test, vi } from "vitest";
import { testApi } from "../testing/testApi.ts";
import type { Job } from "./job.ts";
import { type JobRunner, runJobs } from "./jobRunner.ts";
import { jobs } from "./jobs.ts";
import { list } from "./jobs.service.ts";

const api = await testApi();
const log = pino({ level: "silent" });
const services = { db: api.db, feed: api.feed, log, resume: api.api.resume };
const runners: JobRunner[] = [];

function run(...work: Job[]): JobRunner {
  const runner = runJobs(services, work);
  runners.push(runner);
  return runner;
}

afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await api.sql("delete from job");
});

/** A job that counts its runs, each of which takes a while. */
function counter(name = "count", everySeconds = 3_600) {
  const runs: number[] = [];
  const job: Job = {
    name,
    everySeconds,
    work: async () => {
      runs.push(performance.now());
      await sleep(50);
      return `run ${runs.length}`;
    },
  };
  return { job, runs };
}

async function stateOf(name: string) {
  const [row] = (await api.sql(
    `select last_result, last_run_at, next_run_at, extract(epoch from next_run_at - now())::int as wait
      from job where name = '${name}'`,
  )) as { last_result: string; last_run_at: Date; next_run_at: Date; wait: number }[];
  return row;
}

const isDone = (name: string, result: string) =>
  expect.poll(async () => (await stateOf(name))?.last_result).toBe(result);

describe("a job", () => {
  test("runs when it is new, and then when its time has come", async () => {
    const { job, runs } = counter("often", 1);
    run(job);
    await isDone("often", "run 3");
    const [first = 0, second = 0, third = 0] = runs;
    expect(second - first).toBeGreaterThan(950);
    expect(third - second).toBeGreaterThan(950);
  });

  test("keeps its time over a restart: it is neither skipped nor hurried", async () => {
    const { job, runs } = counter();
    const first = run(job);
    await isDone("count", "run 1");
    const before = await stateOf("count");
    expect(before?.wait).toBeGreaterThan(3_590);
    await first.stop();
    const second = run(job);
    await sleep(300);
    expect(runs).toHaveLength(1);
    expect((await stateOf("count"))?.next_run_at).toEqual(before?.next_run_at);
    await second.stop();
    await api.sql("update job set next_run_at = now() - interval '5 hours'");
    run(job);
    await isDone("count", "run 2");
  });

  test("is run by one of two processes", async () => {
    const { job, runs } = counter();
    for (let round = 1; round <= 5; round += 1) {
      await api.sql("update job set next_run_at = now()");
      const both = [run(job), run(job)];
      await isDone("count", `run ${round}`);
      await sleep(100);
      await Promise.all(both.map((runner) => runner.stop()));
      expect(runs).toHaveLength(round);
    }
  });

  test("that fails says so, comes again, and does not keep the others from running", async () => {
    const logged = vi.fn<(error: object) => void>();
    const failing: Job = {
      name: "fail",
      everySeconds: 3_600,
      work: () => Promise.reject(new Error("the disk is full")),
    };
    const { job } = counter();
    const heard = pino({ level: "error" }, { write: (line) => logged(JSON.parse(line) as object) });
    runners.push(runJobs({ ...services, log: heard }, [failing, job]));
    await isDone("count", "run 1");
    const state = await stateOf("fail");
    expect(state?.last_result).toBe("failed; the log has the reason");
    expect(state?.wait).toBeGreaterThan(3_590);
    expect(logged).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        job: "fail",
        err: expect.objectContaining({ message: "the disk is full" }),
      }),
    );
  });

  test("that is stopped in the middle finishes its piece and stays due", async () => {
    const pieces: string[] = [];
    const slow: Job = {
      name: "slow",
      everySeconds: 3_600,
      work: async (_, signal) => {
        while (!signal.aborted) {
          pieces.push("begun");
          await sleep(100);
          pieces.push("done");
        }
        return "cut short";
      },
    };
    const runner = run(slow);
    await expect.poll(() => pieces).toContain("begun");
    await runner.stop();
    expect(pieces.at(-1)).toBe("done");
    expect(await stateOf("slow")).toMatchObject({ last_result: null, last_run_at: null });
    expect((await stateOf("slow"))?.wait).toBeLessThanOrEqual(0);
  });
});

test("the list shows every job with its next run", async () => {
  expect((await api.send("GET", "/api/v1/jobs")).body).toEqual({ items: [] });
  run(...jobs);
  await isDone("resume-imports", "nothing to do");
  const { items } = await list({ ...services, auth: "local" });
  expect(items.map((job: JobState) => [job.name, job.every_seconds, job.last_result])).toEqual([
    ["empty-trash", 3_600, "nothing to do"],
    ["forget-accounts", 3_600, "nothing to do"],
    ["forget-files", 3_600, "nothing to do"],
    ["forget-idempotency-keys", 3_600, "nothing to do"],
    ["resume-imports", 60, "nothing to do"],
  ]);
  for (const { every_seconds: every, last_run_at: last, next_run_at: next } of items) {
    expect(Date.parse(next) - Date.parse(last ?? "")).toBe(1_000 * every);
  }
  expect((await api.send("GET", "/api/v1/jobs")).body).toEqual({ items });
});
