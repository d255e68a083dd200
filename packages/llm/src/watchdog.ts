/** How long each part of a reply may take, in milliseconds. */
export interface TimeLimits {
  /** From the request to the first token, retries included. */
  readonly firstToken: number;
  /** Between two tokens. Keep-alive comments and empty chunks are not tokens. */
  readonly idle: number;
  /** After the finish reason, for the usage and the end of the stream; then the reply counts as whole. */
  readonly closing: number;
  /** The whole reply. */
  readonly total: number;
}

export const defaultTimeLimits: TimeLimits = {
  firstToken: 30_000,
  idle: 20_000,
  closing: 2_000,
  total: 120_000,
};

/** Aborts `signal` when the caller does or when a limit runs out, and remembers which limit. */
export interface Watchdog {
  readonly signal: AbortSignal;
  readonly expired: keyof TimeLimits | null;
  /** Starts this limit in place of the one that runs; `total` keeps running beside it. */
  expect(limit: "idle" | "closing"): void;
  /** The upstream is not at fault while our own reader takes its time. */
  pause(): void;
  stop(): void;
}

/** Starts with the limits `firstToken` and `total` running. */
export function startWatchdog(caller: AbortSignal, limits: TimeLimits): Watchdog {
  const own = new AbortController();
  let expired: keyof TimeLimits | null = null;
  const expire = (limit: keyof TimeLimits) => {
    expired ??= limit;
    own.abort();
  };
  const total = setTimeout(expire, limits.total, "total");
  let current = setTimeout(expire, limits.firstToken, "firstToken");
  return {
    signal: AbortSignal.any([caller, own.signal]),
    get expired() {
      return expired;
    },
    expect(limit) {
      clearTimeout(current);
      current = setTimeout(expire, limits[limit], limit);
    },
    pause() {
      clearTimeout(current);
    },
    stop() {
      clearTimeout(total);
      clearTimeout(current);
    },
  };
}
