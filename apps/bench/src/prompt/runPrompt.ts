import { cpus } from "node:os";
import { startProduct } from "../api/startContenders.ts";
import { keepResult } from "../results.ts";
import type { Cleanup } from "../system/cleanup.ts";
import { benchPrompt, type PromptBenchResult } from "./promptBench.ts";
import { addressTable, costTable } from "./table.ts";

const sizes = { entries: 10_000, regexes: 1_000, messages: 150 };
const full = { rounds: 15, processes: 7, lore: { ...sizes, rounds: 7 }, requests: 1_000 };
const quick = { rounds: 2, processes: 1, lore: { ...sizes, rounds: 1 }, requests: 100 };

/** Answers whether all that has a goal stays below it; in a quick look, whether everything runs. */
export async function runPrompt(
  { quick: isQuick, server }: { quick: boolean; server: string },
  cleanup: Cleanup,
): Promise<boolean> {
  const result = await benchPrompt({
    ...(isQuick ? quick : full),
    product: async (surroundings) => (await startProduct(surroundings, server))[0],
    cleanup,
    log: console.log,
  });
  tell(result);
  await keepResult("prompt", result);
  const { costs, address } = result;
  const quickEnough = [...costs, ...address].every(({ goal, cpu }) => goal === null || cpu < goal);
  return isQuick || (quickEnough && address.every(({ writes }) => writes === 0));
}

function tell({ settings, postgres, costs, address }: PromptBenchResult): void {
  const cores = cpus();
  const { rounds, lore, processes, requests } = settings;
  console.log(
    `\n${cores[0]?.model ?? "unknown"}, ${cores.length} cores`,
    `\nNode ${process.versions.node} · Postgres ${postgres}`,
    `\nCharacters of 9,000 characters, 40 turns, exact o200k counts · median of ${rounds} rounds in turn; lore: ${lore.rounds}, 50 messages searched; new processes: ${processes}`,
  );
  console.log(`\n${costTable(costs)}`);
  console.log(
    `\nBy address, one request after the other; ${rounds} × ${requests} of each, in turn`,
  );
  console.log(addressTable(address));
}
