import { setTimeout as sleep } from "node:timers/promises";
import type { ImportJob, ImportState } from "@personaforge/contract/import";
import type { Context, Services } from "../context.ts";
import { get } from "./imports.service.ts";

const underWay: ReadonlySet<ImportState> = new Set([
  "open",
  "checking",
  "importing",
  "tagging",
  "undoing",
]);

/** Milliseconds: four a second are enough for a bar to move. */
const pause = 250;
/** For what another process does; this one says so itself. */
const lookEvery = 1_000;

/**
 * The import as it is, and again whenever it changed, until nothing is under way.
 * @throws DOMException AbortError when the server stops
 */
export async function* follow(
  services: Services,
  context: Context,
  { id, signal }: { id: string; signal: AbortSignal },
): AsyncGenerator<ImportJob, void> {
  const { progress } = services.imports;
  const ended = AbortSignal.any([signal, progress.closing]);
  let last = "";
  for (;;) {
    if (signal.aborted) return;
    // Not a plain end: whoever is cut off comes back by itself.
    progress.closing.throwIfAborted();
    const seen = progress.announced;
    const job = await get(services, context, id);
    const text = JSON.stringify(job);
    if (text !== last) yield job;
    last = text;
    if (!underWay.has(job.state)) return;
    await sleep(pause, undefined, { signal: ended }).catch(() => undefined);
    await progress.next({ seen, timeout: lookEvery - pause }, ended);
  }
}
