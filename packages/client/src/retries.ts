import type { PersonaForgeError } from "./personaForgeError.ts";

const most = 2;
/** Milliseconds before the first retry; the second waits twice as long. */
const firstDelay = 300;
/** Milliseconds: a server that asks for a longer wait is believed, and the call fails. */
const longestWait = 10_000;

/** Milliseconds to wait before retry number `retry` (0, 1, …); null when there is to be none. */
export function retryDelay(error: PersonaForgeError, retry: number): number | null {
  if (retry >= most || !mayPass(error)) return null;
  // Between half and all of it, so that many callers do not come back in the same instant.
  const own = firstDelay * 2 ** retry * (0.5 + Math.random() / 2);
  const asked = (error.retryAfter ?? 0) * 1_000;
  return asked <= longestWait ? Math.max(asked, own) : null;
}

/** Whether the same call may succeed a moment later. A used-up quota does not. */
function mayPass({ code, status }: PersonaForgeError): boolean {
  if (code === "QUOTA_EXCEEDED") return false;
  return code === "NETWORK_ERROR" || status === 429 || status === 503;
}

/** Ends early, without throwing, when `signal` is aborted. */
export async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
