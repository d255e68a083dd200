import { setTimeout as sleep } from "node:timers/promises";

/** How often a request that brought no token yet is sent again. */
export interface Retries {
  readonly most: number;
  /** Milliseconds before the first retry; each later one waits twice as long. */
  readonly firstDelay: number;
  /** Milliseconds: a server that asks for a longer wait is believed, and the reply fails. */
  readonly longestWait: number;
}

export const defaultRetries: Retries = { most: 2, firstDelay: 400, longestWait: 5_000 };

/**
 * Milliseconds to wait before retry number `retry` (0, 1, …), or null when there is to be none.
 * @param asked what the server asked for in Retry-After, in milliseconds
 */
export function retryDelay(retries: Retries, retry: number, asked: number | null): number | null {
  if (retry >= retries.most) return null;
  // Between half and all of it, so that many readers do not come back in the same instant.
  const own = retries.firstDelay * 2 ** retry * (0.5 + Math.random() / 2);
  if (asked === null) return own;
  return asked <= retries.longestWait ? Math.max(asked, own) : null;
}

/** Ends early, without throwing, when `signal` is aborted. */
export async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** The wait that response headers ask for, in milliseconds; null when they ask for none. */
export function askedWait(headers: Headers | undefined): number | null {
  const precise = Number.parseFloat(headers?.get("retry-after-ms") ?? "");
  if (precise >= 0) return precise;
  const value = headers?.get("retry-after") ?? "";
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number.parseFloat(value) : Number.NaN;
  const wait = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1_000;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}
