import { startBenchDatabase, temporaryFolder } from "../api/benchDatabase.ts";
import type { Contender } from "../api/contender.ts";
import { addOwner } from "../api/fill.ts";
import type { Surroundings } from "../api/startContenders.ts";
import { median } from "../api/summary.ts";
import type { LoadClient } from "../load/load.ts";
import type { Cleanup } from "../system/cleanup.ts";
import { type Machine, machineOf } from "../system/machine.ts";
import { type DiskUse, weigh } from "./disk.ts";
import { demandAsSent, type History, makeHistory } from "./history.ts";
import { measureReads, type ReadRow } from "./reads.ts";
import { countRoundTrips, type RoundTrips } from "./roundTrips.ts";
import type { Scenario } from "./scenarios.ts";

export interface VersionsBenchOptions {
  versions: number;
  scenarios: readonly Scenario[];
  rounds: number;
  seconds: number;
  warmUpSeconds: number;
  /** Faster to begin, because Postgres does not wait for the disk. */
  ephemeral: boolean;
  loadClient: LoadClient;
  /** Starts PersonaForge, for its REST. */
  product(surroundings: Surroundings): Promise<Contender>;
  cleanup: Cleanup;
  log(line: string): void;
}

export interface HistoryRow extends DiskUse {
  scenario: string;
  hasGoal: boolean;
  /** Of the files after VACUUM, and of what is kept in them, to full copies. */
  ratio: number;
  keptRatio: number;
  /** Milliseconds of a save, one after the other: median and 99th percentile. */
  save: { p50: number; p99: number };
}

export interface VersionsBenchResult {
  machine: Machine;
  settings: { versions: number; rounds: number; seconds: number };
  histories: HistoryRow[];
  reads: ReadRow[];
  roundTrips: RoundTrips;
}

/** Makes long histories over REST, weighs them on disk, and reads them again. */
export async function benchVersions(options: VersionsBenchOptions): Promise<VersionsBenchResult> {
  const { versions, rounds, seconds, loadClient, cleanup, log } = options;
  const folder = await temporaryFolder(cleanup);
  log("Starting Postgres …");
  const database = await startBenchDatabase({ folder, ephemeral: options.ephemeral }, cleanup);
  const { client, url: databaseUrl, postmaster } = database;
  await addOwner(client);
  // The upkeep comes from the bench, at the same rows in each run.
  await client.query("alter system set autovacuum = off");
  await client.query("select pg_reload_conf()");
  const product = await options.product({ databaseUrl, folder, cleanup });
  const url = `${product.url}/api/v1/characters`;

  const histories: History[] = [];
  const rows: HistoryRow[] = [];
  for (const scenario of options.scenarios) {
    log(`Making ${versions} versions: ${scenario.name} …`);
    const { history, disk } = await weigh(client, (saved) =>
      makeHistory({ url, versions }, scenario, saved),
    );
    await demandAsSent(url, history);
    histories.push(history);
    rows.push(rowOf(scenario, history, disk));
  }
  log("Reading …");
  const reads = await measureReads(product, histories, { ...options, postmaster });
  const counted = { databaseUrl, histories, cleanup };
  const roundTrips = await countRoundTrips(counted, async (wireUrl) => {
    const another = await temporaryFolder(cleanup);
    return options.product({ databaseUrl: wireUrl, folder: another, cleanup });
  });
  return {
    machine: machineOf(database, loadClient),
    settings: { versions, rounds, seconds },
    histories: rows,
    reads,
    roundTrips,
  };
}

function rowOf({ name, hasGoal }: Scenario, { saves }: History, disk: DiskUse): HistoryRow {
  const slow = saves.toSorted((a, b) => a - b)[Math.floor(saves.length * 0.99)];
  return {
    scenario: name,
    hasGoal,
    ...disk,
    ratio: disk.afterVacuum / disk.copies,
    keptRatio: disk.kept / disk.copies,
    save: { p50: median(saves), p99: slow ?? NaN },
  };
}
