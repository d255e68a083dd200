import type { PersonaForgeError } from "./personaForgeError.ts";

const most = 2;
/** Milliseconds before the first retry; the second waits twice as long. */
const firstDelay = 300;
/** Milliseconds: a server that asks for a longer wait is believed, and the call fails. */
const longestWait = 10_000;

/** Milliseconds to wait before retry number `retry` (0, 1, …); null when there is to be none. */
export function retryDelay(error: PersonaForgeError, retry: number): number | null {
  if (retry >= most || !mayPass(error)) return null;
  const asked = (error.retryAfter ?? 0) * 1_000;
  return asked <= longestWait ? Math.max(asked, spread(firstDelay * 2 ** retry)) : null;
}

/** Whether the same call may succeed a moment later. A used-up quota does not. */
function mayPass({ code, status }: PersonaForgeError): boolean {
  if (code === "QUOTA_EXCEEDED") return false;
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
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}
