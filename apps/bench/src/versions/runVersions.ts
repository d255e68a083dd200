import { startProduct } from "../api/startContenders.ts";
import { undiciClient } from "../load/undici.ts";
import { findWrk } from "../load/wrk.ts";
import { keepResult } from "../results.ts";
import type { Cleanup } from "../system/cleanup.ts";
import { machineLines } from "../system/machine.ts";
import { scenarios } from "./scenarios.ts";
import { historyTable, readTable } from "./table.ts";
import { benchVersions, type VersionsBenchResult } from "./versionsBench.ts";

const full = { versions: 1_000, rounds: 5, seconds: 3, warmUpSeconds: 1, ephemeral: false };
const quick = { versions: 100, rounds: 1, seconds: 1, warmUpSeconds: 1, ephemeral: true };

/** Of full copies. */
const goal = 0.25;

/** Answers whether the goals are met, as far as the number of versions allows. */
export async function runVersions(
  { quick: isQuick, server }: { quick: boolean; server: string },
  cleanup: Cleanup,
): Promise<boolean> {
  const result = await benchVersions({
    ...(isQuick ? quick : full),
    scenarios,
    loadClient: findWrk() ?? undiciClient,
    product: async (surroundings) => (await startProduct(surroundings, server))[0],
    cleanup,
    log: console.log,
  });
  tell(result);
  await keepResult("versions", result);
  const small = result.histories.every(({ hasGoal, ratio }) => !hasGoal || ratio < goal);
  const sound = result.reads.every(({ errors }) => errors === 0);
  // With few versions the newest, which is never packed, and the table's first pages weigh too much.
  return sound && result.roundTrips.anyVersion < 1.05 && (small || isQuick);
}

function tell({ machine, settings, histories, reads, roundTrips }: VersionsBenchResult): void {
  const { versions, rounds, seconds } = settings;
  const { newest, anyVersion, save } = roundTrips;
  console.log(`\n${machineLines(machine)}`);
  console.log(
    `\n${versions} versions of one character, each saved over REST; goal: files under ${goal * 100} % of copies`,
  );
  console.log(historyTable(histories));
  console.log(`\nReads of these, as full characters; median of ${rounds} × ${seconds} s, in turn`);
  console.log(readTable(reads));
  console.log(
    `\nRound trips to Postgres: newest ${newest}, any version ${anyVersion}, save ${save}`,
  );
}
