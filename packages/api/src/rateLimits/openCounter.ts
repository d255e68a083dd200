import type { Database } from "@personaforge/db/database";
import { Redis } from "ioredis";
import type { Logger } from "pino";
import { RateLimiterRedis, RLWrapperTimeouts } from "rate-limiter-flexible";
import { type Counter, onlyCounting, storeCounter } from "./counter.ts";
import { postgresLimiter } from "./rateLimits.queries.ts";
import { StoreHealth } from "./storeHealth.ts";

// Counting takes Postgres 1 ms; a sign-in, which hashes a password for 50 ms, can wait this long once.
const postgresTimeout = 1_000;

/** Survives a restart, and serves several processes. */
export function postgresCounter(db: Database, log: Logger): Counter {
  const limiter = new RLWrapperTimeouts({
    limiter: postgresLimiter(db),
    timeoutMs: postgresTimeout,
  });
  const health = new StoreHealth(log, "Postgres");
  return storeCounter({ limiter, health, isReady: () => true });
}

export interface OpenCounter {
  counter: Counter;
  close(): void;
}

// Every request waits for the count, and none may wait for longer than 200 ms.
const redisTimeout = 100;

/** Counts of several processes. Until Redis is reached, and while it is not, this process counts. */
export function redisCounter(url: string, log: Logger): OpenCounter {
  const redis = new Redis(url, {
    connectionName: "personaforge",
    commandTimeout: redisTimeout,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
  });
  const health = new StoreHealth(log, "Redis");
  redis.on("error", (error) => health.failed(error));
  redis.on("ready", () => health.answered());
  const limiter = new RateLimiterRedis({
    ...onlyCounting,
    keyPrefix: "pf:rate",
    storeClient: redis,
  });
  const counter = storeCounter({ limiter, health, isReady: () => redis.status === "ready" });
  return { counter, close: () => redis.disconnect() };
}
