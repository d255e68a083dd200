import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";

export interface OneThread {
  /** Whose exports, or default export, do the work. */
  module: URL;
  /** Megabytes of objects and text that the thread may have. */
  memory: number;
  /** Milliseconds without work after which the thread is let go. */
  idle: number;
}

/** A thread that is started when there is work, and another one when that was ended. */
export function openThread<Task, Answer>({ module, memory, idle }: OneThread) {
  return new Piscina<Task, Answer>({
    filename: fileURLToPath(module),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idle,
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: memory },
    // The flags of the process are for its own script: with some of them no thread starts.
    execArgv: [],
  });
}

/** The deadline passed; the thread that was at it has been ended. */
export class LateError extends Error {}

/**
 * Gives work to a thread, for so many milliseconds once the thread is there: one that begins takes
 * longer than most work, which is no fault of the work.
 * @throws LateError
 */
export async function runInTime<Task, Answer>(
  pool: Piscina<Task, Answer>,
  deadline: number,
  run: (late: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const late = new AbortController();
  const over = new AbortController();
  const isCold = pool.threads.length === 0;
  const running = run(late.signal);
  let timer: NodeJS.Timeout | undefined;
  try {
    if (isCold) await Promise.race([once(pool, "workerCreate", over), running]);
    timer = setTimeout(() => late.abort(), deadline);
    return await running;
  } catch (cause) {
    const isLate = late.signal.aborted;
    // Else work whose thread could not begin would be done by the next one.
    late.abort();
    throw isLate ? new LateError("The deadline passed.", { cause }) : cause;
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}
