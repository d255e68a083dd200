import { setImmediate as breathe } from "node:timers/promises";
import { setReading } from "./attempts.queries.ts";
import { importItem } from "./importItem.ts";
import type { WorkItem } from "./items.queries.ts";
import type { Pass } from "./pass.ts";
import { Slots } from "./slots.ts";

// Two files at a time in the whole process: one is read while the other is stored, and one core stays
// with whoever uses the app.
const atOnce = 2;
const slots = new Slots(atOnce);

/**
 * Imports the first of these files. One that was being read when a process died is read while nothing
 * else is, so that a second death is the fault of no other file.
 */
export async function importBatch(
  pass: Pass,
  items: readonly WorkItem[],
  signal: AbortSignal,
): Promise<void> {
  const suspect = items.findIndex(({ deaths }) => deaths > 0);
  if (suspect === 0) return slots.runAlone(() => whileNoted(pass, items.slice(0, 1), signal));
  await whileNoted(pass, suspect === -1 ? items : items.slice(0, suspect), signal);
}

/**
 * Notes what is being read before it is; from then on, each file that is settled notes the next one
 * with it, which costs nothing.
 */
async function whileNoted(
  pass: Pass,
  items: readonly WorkItem[],
  signal: AbortSignal,
): Promise<void> {
  const { services, row } = pass;
  await setReading(services.db, row.id, readFrom(items, 0));
  const results = await importAll(pass, items, signal);
  await setReading(services.db, row.id, []);
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

const readFrom = (items: readonly WorkItem[], place: number) =>
  items.slice(place, place + atOnce).map(({ id }) => id);

/** Two are read at a time, and settled in their order: of two that are the same, the first counts. */
async function importAll(pass: Pass, items: readonly WorkItem[], signal: AbortSignal) {
  let before: Promise<void> = Promise.resolve();
  // Not all in line at once: the files of other imports come in between.
  const own = new Slots(atOnce);
  const all = items.map((item, place) => {
    const course = { turn: before, next: readFrom(items, place + 1) };
    const work = async () => {
      if (signal.aborted) return;
      await importItem(pass, item, course);
      pass.services.imports.progress.announce();
      await breathe();
    };
    // Alone, it has its place already.
    const done = item.deaths > 0 ? work() : own.run(() => slots.run(work));
    before = done;
    return done;
  });
  return Promise.allSettled(all);
}
