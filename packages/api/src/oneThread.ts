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
    ...threadLimits(memory),
  });
}

/** For every thread of ours, those without a queue among them. */
export const threadLimits = (memory: number) => ({
  resourceLimits: { maxOldGenerationSizeMb: memory },
  // The flags of the process are for its own script: with some of them no thread starts.
  execArgv: [],
});
