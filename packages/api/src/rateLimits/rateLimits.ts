import type { Database } from "@personaforge/db/database";
import type { Logger } from "pino";
import type { Principal } from "../access/principal.ts";
import { type Attempter, attemptRules, tooManyAttempts } from "./attemptRules.ts";
import { type Counted, type Counter, memoryCounter } from "./counter.ts";
import { postgresCounter, redisCounter } from "./openCounter.ts";
import { type AttemptKind, defaultPolicy, type Limit, type RateLimitPolicy } from "./policy.ts";
import { RateLimited, type RateLimitState } from "./rateLimited.ts";
import { type CountedRequest, type RequestRule, requestRules } from "./requestRules.ts";

export type RateLimitStore =
  /** This process alone. A restart forgets. */
  | { kind: "memory" }
  /** Attempts to get in are counted in Postgres, requests in this process. */
  | { kind: "postgres"; db: Database }
  /** Both in Redis, for several processes together. */
  | { kind: "redis"; url: string };

export interface RateLimits {
  /**
   * Counts a request before it is worked on. Answers what is left of the limit that will be reached
   * first, null where there is none. A request that is refused was counted too.
   * @throws RateLimited
   */
  consumeRequest(caller: Principal, request: CountedRequest): Promise<RateLimitState | null>;
  /**
   * Counts an attempt to get in, before anything is looked up or hashed. When the store is lost, this
   * process counts from zero.
   * @throws RateLimited
   */
  attempt(kind: AttemptKind, who: Attempter): Promise<void>;
  /**
   * The attempt was right: what a sign-in or a code took from the account is given back. The address
   * keeps what it used, and the other kinds give nothing back.
   */
  succeeded(kind: AttemptKind, who: Attempter): Promise<void>;
  close(): void;
}

export interface RateLimitOptions {
  store: RateLimitStore;
  log: Logger;
  policy?: RateLimitPolicy;
}

export function createRateLimits({
  store,
  log,
  policy = defaultPolicy,
}: RateLimitOptions): RateLimits {
  const { requests, attempts, close } = openCounters(store, log);
  const rulesOf = (kind: AttemptKind, who: Attempter) =>
    attemptRules(kind, who, policy.attempts[kind]);
  return {
    consumeRequest: (caller, request) => {
      const rules = requestRules(caller, request, policy.requests);
      if (rules.length === 0) return unlimited;
      return countRequest(requests, rules, { ...policy.requests, calls: request.calls });
    },
    attempt: async (kind, who) => {
      for (const { key, limit } of rulesOf(kind, who)) {
        const counted = await attempts.add({ key, seconds: limit.seconds }, 1);
        if (counted.count > limit.most) {
          throw new RateLimited(tooManyAttempts[kind], stateOf(limit, counted));
        }
      }
    },
    succeeded: async (kind, who) => {
      const returned = rulesOf(kind, who).filter(({ returns }) => returns);
      await Promise.all(
        returned.map(({ key, limit }) => attempts.giveBack({ key, seconds: limit.seconds }, 1)),
      );
    },
    close,
  };
}

const unlimited = Promise.resolve(null);

interface Counters {
  requests: Counter;
  attempts: Counter;
  close(): void;
}

function openCounters(store: RateLimitStore, log: Logger): Counters {
  if (store.kind === "redis") {
    const { counter, close } = redisCounter(store.url, log);
    return { requests: counter, attempts: counter, close };
  }
  const requests = memoryCounter();
  const attempts = store.kind === "memory" ? requests : postgresCounter(store.db, log);
  return { requests, attempts, close: () => {} };
}

async function countRequest(
  counter: Counter,
  rules: readonly RequestRule[],
  { seconds, calls }: { seconds: number; calls: number },
): Promise<RateLimitState | null> {
  let tightest: RateLimitState | null = null;
  for (const { key, most, tooMany } of rules) {
    const counted = await counter.add({ key, seconds }, calls);
    const state = stateOf({ most, seconds }, counted);
    if (counted.count > most) {
      const window = seconds === 60 ? "a minute" : `in ${seconds} seconds`;
      throw new RateLimited(`${tooMany}: ${most} ${window} are allowed.`, state);
    }
    if (tightest === null || state.remaining < tightest.remaining) tightest = state;
  }
  return tightest;
}

function stateOf({ most, seconds }: Limit, { count, millisecondsLeft }: Counted): RateLimitState {
  return {
    limit: most,
    remaining: Math.max(0, most - count),
    // The clocks of two processes may differ: one never waits longer than a window.
    resetSeconds: Math.min(seconds, Math.max(1, Math.ceil(millisecondsLeft / 1_000))),
  };
}
