import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  type RateLimiterRes,
} from "rate-limiter-flexible";
import type { StoreHealth } from "./storeHealth.ts";

/** How much was counted in the window that is open, and how long that still lasts. */
export interface Counted {
  readonly count: number;
  readonly millisecondsLeft: number;
}

/** Something to be counted, in windows that begin with the first. */
export interface Tally {
  readonly key: string;
  readonly seconds: number;
}

export interface Counter {
  /** Adds and answers what there is by then, in one step. */
  add(tally: Tally, points: number): Promise<Counted>;
  giveBack(tally: Tally, points: number): Promise<void>;
}

/**
 * A limiter that only counts. `penalty` answers the count, where `consume` throws above a limit that
 * is fixed for all keys: API keys each have their own.
 */
export const onlyCounting = { points: 1, duration: 60 };

/** Counts in this process: 0.7 µs for each. */
export function memoryCounter(): Counter {
  return counterOf(new RateLimiterMemory({ ...onlyCounting, keyPrefix: "" }));
}

export interface Store {
  /** Rejects when the store does not answer in time. */
  readonly limiter: RateLimiterAbstract;
  readonly health: StoreHealth;
  /** False while it is known that asking is in vain. */
  isReady(): boolean;
}

/**
 * Counts in a store, and in this process while the store does not answer: a limit is never open. The
 * library's own insurance does the same, but tells nobody and asks a dead store every time.
 */
export function storeCounter({ limiter, health, isReady }: Store): Counter {
  const stored = counterOf(limiter);
  const memory = memoryCounter();
  const insured = async <Answer>(work: (counter: Counter) => Promise<Answer>): Promise<Answer> => {
    if (!isReady() || health.isResting()) return work(memory);
    try {
      const answer = await work(stored);
      health.answered();
      return answer;
    } catch (error) {
      health.failed(error);
      return work(memory);
    }
  };
  return {
    add: (tally, points) => insured((counter) => counter.add(tally, points)),
    giveBack: (tally, points) => insured((counter) => counter.giveBack(tally, points)),
  };
}

function counterOf(limiter: RateLimiterAbstract): Counter {
  const change = (method: "penalty" | "reward", { key, seconds }: Tally, points: number) =>
    limiter[method](key, points, { customDuration: seconds });
  return {
    add: (tally, points) => change("penalty", tally, points).then(counted),
    giveBack: async (tally, points) => {
      await change("reward", tally, points);
    },
  };
}

function counted({ consumedPoints, msBeforeNext }: RateLimiterRes): Counted {
  return { count: consumedPoints, millisecondsLeft: msBeforeNext };
}
