import { startProduct } from "../api/startContenders.ts";
import { keepResult } from "../results.ts";
import type { Cleanup } from "../system/cleanup.ts";
import { machineLines } from "../system/machine.ts";
import { type Columns, number, textTable } from "../textTable.ts";
import { benchImport, type ImportRow } from "./importBench.ts";

const megabytes = (bytes: number) => number(bytes / 1e6);

const columns: Columns<ImportRow> = [
  ["cards", ({ cards }) => String(cards)],
  ["stored s", ({ uploadSeconds }) => number(uploadSeconds, 1)],
  ["imported s", ({ seconds }) => number(seconds, 1)],
  ["goal s", ({ cards }) => number(goalOf(cards), 1)],
  ["server CPU s", ({ serverCpu }) => number(serverCpu, 1)],
  ["Postgres CPU s", ({ postgresCpu }) => number(postgresCpu, 1)],
  ["memory + MB", ({ resident }) => megabytes(resident.most - resident.before)],
  ["after + MB", ({ resident }) => megabytes(resident.end - resident.before)],
  ["list p95 ms", ({ list }) => number(list.p95, 1)],
  ["healthz p95 ms", ({ health }) => number(health.p95, 1)],
  ["most ms", ({ health }) => number(health.most, 1)],
];

const mostGrowth = 300e6;

/** 10 s for 100 cards, 10 minutes for 10,000; below that, in proportion to 100. */
const goalOf = (cards: number) => (cards <= 100 ? 10 : Math.max(10, cards * 0.06));

/** Answers whether everything was imported, in time and within the memory. */
export async function runImport(
  { quick, cards, server }: { quick: boolean; cards: string; server: string },
  cleanup: Cleanup,
): Promise<boolean> {
  const counts = quick ? [100] : cards.split(",").map(Number);
  const result = await benchImport({
    counts,
    product: async (surroundings) => (await startProduct(surroundings, server))[0],
    cleanup,
    log: console.log,
  });
  console.log(`\n${machineLines(result.machine)}`);
  console.log(
    "\nCards of 0.5 MB, over REST, while a list and /healthz are asked for 20 times a second",
  );
  console.log(textTable(columns, result.rows));
  await keepResult("import", result);
  return result.rows.every(
    ({ job, seconds, resident, cards: count }) =>
      job.counts.imported === count &&
      seconds < goalOf(count) &&
      resident.most - resident.before < mostGrowth,
  );
}
