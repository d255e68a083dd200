import { startBenchDatabase, temporaryFolder } from "../api/benchDatabase.ts";
import type { Contender } from "../api/contender.ts";
import type { Surroundings } from "../api/startContenders.ts";
import { undiciClient } from "../load/undici.ts";
import type { Cleanup } from "../system/cleanup.ts";
import { type Machine, machineOf } from "../system/machine.ts";
import { type SentCards, sendCards } from "./sendCards.ts";
import { type Watched, watch } from "./watch.ts";

export interface ImportBenchOptions {
  /** Cards of each import; every import has a server and a database of its own. */
  counts: readonly number[];
  product(surroundings: Surroundings): Promise<Contender>;
  cleanup: Cleanup;
  log(line: string): void;
}

export interface ImportRow extends SentCards, Watched {
  cards: number;
}

export interface ImportBenchResult {
  machine: Machine;
  rows: ImportRow[];
}

/** Imports cards over HTTP, and asks the server for other things meanwhile. */
export async function benchImport(options: ImportBenchOptions): Promise<ImportBenchResult> {
  const { counts, product, cleanup, log } = options;
  const rows: ImportRow[] = [];
  let version = "";
  for (const cards of counts) {
    const folder = await temporaryFolder(cleanup);
    const database = await startBenchDatabase({ folder, ephemeral: false }, cleanup);
    const { url: databaseUrl, postmaster } = database;
    version = database.version;
    const { url, pid } = await product({ databaseUrl, folder, cleanup });
    log(`Importing ${cards} cards …`);
    const watching = { url, server: pid, postmaster };
    const { made, watched } = await watch(watching, () => sendCards(url, cards));
    rows.push({ cards, ...made, ...watched });
  }
  const machine = { ...machineOf({ version }, undiciClient), client: "fetch" };
  return { machine, rows };
}
