import type { LoadClient, LoadRequest } from "../load/load.ts";
import type { Cleanup } from "../system/cleanup.ts";
import { type Machine, machineOf } from "../system/machine.ts";
import { demandAgreement } from "./agreement.ts";
import { startBenchDatabase, temporaryFolder } from "./benchDatabase.ts";
import { createWriter } from "./characterText.ts";
import { type Contender, type Operation, operations } from "./contender.ts";
import { addOwner, fill } from "./fill.ts";
import { measure } from "./measure.ts";
import type { Surroundings } from "./startContenders.ts";
import { type OperationSummary, summarise } from "./summary.ts";

export interface ApiBenchOptions {
  characters: number;
  rounds: number;
  seconds: number;
  warmUpSeconds: number;
  /** Faster to begin, because Postgres does not wait for the disk. */
  ephemeral: boolean;
  loadClient: LoadClient;
  /** Starts the servers to compare; the first is the one that the others must agree with. */
  contenders(surroundings: Surroundings): Promise<Contender[]>;
  cleanup: Cleanup;
  log(line: string): void;
}

export interface ApiBenchResult {
  machine: Machine;
  settings: { characters: number; connections: number; rounds: number; seconds: number };
  /** Bytes of an average character as JSON. */
  characterBytes: number;
  summaries: OperationSummary[];
}

const connections = 32;
const listLimit = 20;
const newCharacters = 1_000;

/** Fills a Postgres of its own, starts the contenders on it and puts each under the same load. */
export async function benchApi(options: ApiBenchOptions): Promise<ApiBenchResult> {
  const { characters, rounds, seconds, warmUpSeconds, cleanup, log, loadClient } = options;
  const folder = await temporaryFolder(cleanup);
  log("Starting Postgres …");
  const database = await startBenchDatabase({ folder, ephemeral: options.ephemeral }, cleanup);
  log(`Storing ${characters} characters …`);
  const { client, url, postmaster } = database;
  const { ids, bytes } = await fill(client, await addOwner(client), characters);
  const contenders = await options.contenders({ databaseUrl: url, folder, cleanup });
  await demandAgreement(contenders, ids.slice(0, 20), client);

  const requestsFor = requestsFrom(ids);
  const plan = { client: loadClient, postmaster, connections, rounds, seconds, warmUpSeconds };
  const summaries: OperationSummary[] = [];
  for (const operation of operations) {
    log(`Measuring ${operation} …`);
    const samples = await measure({ ...plan, requestsFor }, contenders, operation);
    summaries.push(summarise(operation, samples));
  }
  return {
    machine: machineOf(database, loadClient),
    settings: { characters, connections, rounds, seconds },
    characterBytes: Math.round(bytes / characters),
    summaries,
  };
}

function requestsFrom(ids: readonly string[]) {
  const write = createWriter(3);
  const bodies = Array.from({ length: newCharacters }, write);
  return ({ door }: Contender, operation: Operation): LoadRequest[] => {
    if (operation === "get") return ids.map((id) => door.get(id));
    if (operation === "list") return [door.list(listLimit)];
    return bodies.map((body) => door.create(body));
  };
}
