import { setTimeout as sleep } from "node:timers/promises";
import type { Job, JobServices } from "./job.ts";
import * as queries from "./jobs.queries.ts";

export interface JobRunner {
  /** Begins nothing new, and resolves when the piece of work under way is done. */
  stop(): Promise<void>;
}

// Milliseconds. A process that slept, or whose clock was set, is at most a minute late; a job that
// another process is running right now is looked at again after a second.
const longestWait = 60_000;
const shortestWait = 1_000;

/**
 * Runs each job when its time has come, for as long as the process lives. When that is stands in the
 * database, so that a restart neither skips nor hurries a run, and of several processes one runs it.
 */
export function runJobs(services: JobServices, jobs: readonly Job[]): JobRunner {
  const stopping = new AbortController();
  const ended = runUntil(stopping.signal, services, jobs);
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

async function runUntil(
  signal: AbortSignal,
  services: JobServices,
  jobs: readonly Job[],
): Promise<void> {
  while (!signal.aborted) {
    const wait = await runDue(signal, services, jobs).catch((error: unknown) => {
      services.log.error({ err: error }, "the jobs cannot be looked at");
      return longestWait;
    });
    const pause = Math.min(Math.max(wait, shortestWait), longestWait);
    await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Answers how many milliseconds there are until the next job is due. */
async function runDue(
  signal: AbortSignal,
  services: JobServices,
  jobs: readonly Job[],
): Promise<number> {
  const names = jobs.map(({ name }) => name);
  await queries.registerJobs(services.db, names);
  for (const job of jobs) {
    if (!signal.aborted) await runOnce(signal, services, job);
  }
  return queries.findWait(services.db, names);
}

/**
 * The job's row stays locked while it works: a process that dies lets go of it, and leaves the job
 * due. So does one that is stopped in the middle.
 */
async function runOnce(signal: AbortSignal, services: JobServices, job: Job): Promise<void> {
  const { name, everySeconds, work } = job;
  await services.db.transaction().execute(async (tx) => {
    if (!(await queries.lockDue(tx, name))) return;
    const result = await work(services, signal).catch((error: unknown) => {
      services.log.error({ err: error, job: name }, "a job failed");
      return "failed; the log has the reason";
    });
    if (!signal.aborted) await queries.finishRun(tx, { name, everySeconds, result });
  });
}
