import { tokenCounter } from "@personaforge/api/prompts/countTokens";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { startBenchDatabase, temporaryFolder } from "../api/benchDatabase.ts";
import type { Contender } from "../api/contender.ts";
import { addOwner } from "../api/fill.ts";
import type { Surroundings } from "../api/startContenders.ts";
import type { Cleanup } from "../system/cleanup.ts";
import { type AddressRow, benchAddress } from "./byAddress.ts";
import { benchUnknown, benchWarm, type Counts } from "./compileWork.ts";
import { benchFresh } from "./freshWork.ts";
import type { CostRow } from "./inTurn.ts";
import { benchLore, type LoreSizes } from "./loreWork.ts";

export interface PromptBenchOptions {
  rounds: number;
  /** Processes that compile their first prompt. */
  processes: number;
  lore: LoreSizes & { rounds: number };
  /** Requests of one kind in one round. */
  requests: number;
  /** Starts PersonaForge, for its REST. */
  product(surroundings: Surroundings): Promise<Contender>;
  cleanup: Cleanup;
  log(line: string): void;
}

export interface PromptBenchResult {
  settings: Pick<PromptBenchOptions, "rounds" | "processes" | "lore" | "requests">;
  postgres: string;
  costs: CostRow[];
  address: AddressRow[];
}

/** Compiles prompts and scans lorebooks in this process, then over HTTP with a Postgres of its own. */
export async function benchPrompt(options: PromptBenchOptions): Promise<PromptBenchResult> {
  const { rounds, processes, lore, requests, cleanup, log } = options;
  const counts = await countsOf();
  log("Compiling …");
  const costs = [...benchWarm(counts, rounds), ...benchUnknown(counts, rounds)];
  log("Compiling in new processes …");
  costs.push(...(await benchFresh(processes)));
  log("Searching lorebooks …");
  costs.push(...benchLore(lore, counts.known, lore.rounds));
  log("Starting Postgres …");
  const folder = await temporaryFolder(cleanup);
  const database = await startBenchDatabase({ folder, ephemeral: true }, cleanup);
  const { client, url: databaseUrl, version: postgres } = database;
  await addOwner(client);
  // Its transactions would be counted as the product's.
  await client.query("alter system set autovacuum = off");
  await client.query("select pg_reload_conf()");
  const product = await options.product({ databaseUrl, folder, cleanup });
  log("Asking for prompts by address …");
  const address = await benchAddress({ product, client, rounds, requests });
  return { settings: { rounds, processes, lore, requests }, postgres, costs, address };
}

async function countsOf(): Promise<Counts> {
  return { known: await tokenCounter(), anew: (text) => countTokens(text) };
}
