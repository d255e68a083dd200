import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Door } from "./door.ts";

/** What is open so far. The start fills it in, the end closes it. */
export interface Running {
  readonly door: Door;
  api?: { drain(graceMs: number): Promise<void> };
  web?: { close(): Promise<void> };
  store?: { close(): Promise<void> };
}

/**
 * Takes no new request, gives those under way `drainTime` milliseconds, then closes the rest.
 * A part that fails to close does not keep the others open.
 */
export async function closeAll(running: Running, log: Logger, drainTime: number): Promise<void> {
  const attempt = (closing: Promise<void> | undefined) =>
    closing?.catch((error: unknown) => log.error({ err: error }, "Closing failed."));
  const { door, api, web, store } = running;
  door.shut();
  // The last 3 s are for storing what the replies that are stopped then had written.
  const drained = Promise.all([attempt(api?.drain(Math.max(0, drainTime - 3_000))), door.idle()]);
  await Promise.race([drained, sleep(drainTime)]);
  door.server.closeAllConnections();
  await attempt(web?.close());
  await attempt(store?.close());
}

// Ctrl-C arrives up to three times: from the terminal, from npm and from start.mjs.
const echo = 1_000;

/**
 * Calls `stop` at the first SIGINT, SIGTERM or SIGHUP, and when the program that started this one
 * is gone; then the process ends. A later signal ends it at once.
 */
export function onStop(stop: () => Promise<void>): void {
  let first = 0;
  const receive = () => {
    if (first > 0 && Date.now() - first > echo) process.exit(130);
    if (first > 0) return;
    first = Date.now();
    void stop().finally(() => process.exit());
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, receive);
  process.on("disconnect", receive);
}

/** An error nobody caught leaves unknown state behind: it is logged, and the process ends. */
export function onCrash(log: Logger, close: () => Promise<void>): void {
  const crash = (error: unknown) => {
    log.fatal({ err: error }, "PersonaForge stops because of an unexpected error.");
    void Promise.race([close(), sleep(10_000)]).finally(() => process.exit(1));
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
}
