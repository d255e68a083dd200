import type { PersonaForgeError } from "./personaForgeError.ts";

const most = 2;
/** Milliseconds before the first retry; the second waits twice as long. */
const firstDelay = 300;
/** Milliseconds: setTimeout fires at once when it is given more. */
export const longestTimer = 2 ** 31 - 1;

/** Milliseconds to wait before retry number `retry` (0, 1, …); null when there is to be none. */
export type RetryDelay = (error: PersonaForgeError, retry: number) => number | null;

/** Of what may be done twice: it changes nothing. */
export const queryDelay: RetryDelay = (error, retry) => delayIf(mayPass(error), error, retry);

/** Of what must not be done twice: only a refusal for its rate says that it was not done. */
export const writeDelay: RetryDelay = (error, retry) =>
  delayIf(error.code === "RATE_LIMITED", error, retry);

/** Of what the server does once, however often it is asked, and says while it is at it. */
export const keyedDelay: RetryDelay = (error, retry) =>
  delayIf(error.code === "IDEMPOTENCY_IN_PROGRESS" || mayPass(error), error, retry);

function delayIf(mayPass: boolean, error: PersonaForgeError, retry: number): number | null {
  if (retry >= most || !mayPass) return null;
  return Math.max((error.retryAfter ?? 0) * 1_000, spread(firstDelay * 2 ** retry));
}

/** Whether the same call may succeed later. A used-up quota does when the server says when. */
function mayPass({ code, status, retryAfter }: PersonaForgeError): boolean {
  if (code === "QUOTA_EXCEEDED") return retryAfter !== undefined;
  return code === "NETWORK_ERROR" || status === 429 || status === 503;
}

/** Milliseconds before a lost subscription is opened again, and at most. */
const firstReturn = 1_000;
const longestReturn = 30_000;

/**
 * Whether a subscription may be had again later. Without a status nothing answered, or something
 * that broke off.
 */
export function mayReturn({ code, status = 503 }: PersonaForgeError): boolean {
  return code !== "ABORTED" && (status === 429 || status >= 500);
}

/**
 * Milliseconds to wait before return number `retry` (0, 1, …) to what is followed for ever. Without
 * an error the server ended it, as it does when it is restarted.
 */
export function returnDelay(error: PersonaForgeError | null, retry: number): number {
  const own = spread(Math.min(firstReturn * 2 ** retry, longestReturn));
  return Math.max((error?.retryAfter ?? 0) * 1_000, own);
}

/** Between half and all of it, so that many callers do not come back in the same instant. */
function spread(delay: number): number {
  return delay * (0.5 + Math.random() / 2);
}

/** Ends early, without throwing, when `signal` is aborted. */
export async function waitFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(milliseconds, longestTimer));
    signal?.addEventListener("abort", end);
  });
}
