import { parseArgs } from "node:util";
import { type ApiBenchResult, benchApi } from "./api/apiBench.ts";
import type { Contender } from "./api/contender.ts";
import {
  findPython,
  type Python,
  productEntry,
  startBare,
  startConstant,
  startFastApi,
  startProduct,
  type Surroundings,
} from "./api/startContenders.ts";
import { tableOf } from "./api/table.ts";
import { runFuzz } from "./fuzz/runFuzz.ts";
import { runImport } from "./import/runImport.ts";
import { undiciClient } from "./load/undici.ts";
import { findWrk } from "./load/wrk.ts";
import { runPrompt } from "./prompt/runPrompt.ts";
import { keepResult } from "./results.ts";
import { Cleanup } from "./system/cleanup.ts";
import { machineLines } from "./system/machine.ts";
import { canMeasure } from "./system/processes.ts";
import { runVersions } from "./versions/runVersions.ts";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** A look at whether everything runs: its numbers mean little. */
    quick: { type: "boolean", default: false },
    /** Another entry than the product's own, to compare a change with. */
    server: { type: "string", default: productEntry },
    /** For fuzz: how many requests, from which seed, to which server and with which header. */
    runs: { type: "string", default: "20000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    url: { type: "string" },
    header: { type: "string" },
    /** For import: how many cards, one import for each number. */
    cards: { type: "string", default: "100,10000" },
  },
});

const full = { characters: 100_000, rounds: 5, seconds: 4, warmUpSeconds: 1, ephemeral: false };
const quick = { characters: 3_000, rounds: 1, seconds: 1, warmUpSeconds: 1, ephemeral: true };

const cleanup = new Cleanup();

async function api(): Promise<boolean> {
  const python = findPython();
  const result = await benchApi({
    ...(flags.quick ? quick : full),
    loadClient: findWrk() ?? undiciClient,
    contenders: (surroundings) => startAll(surroundings, python),
    cleanup,
    log: console.log,
  });
  tell(result, python);
  await keepResult("api", { ...result, fastApi: python?.packages ?? null });
  return result.summaries.every(({ rows }) => rows.every(({ errors }) => errors === 0));
}

async function startAll(surroundings: Surroundings, python: Python | null): Promise<Contender[]> {
  return [
    await startBare(surroundings),
    ...(await startProduct(surroundings, flags.server)),
    ...(python === null ? [] : [await startFastApi(surroundings, python)]),
    await startConstant(surroundings),
  ];
}

function tell(
  { machine, settings, characterBytes, summaries }: ApiBenchResult,
  python: Python | null,
) {
  const { characters, connections, rounds, seconds } = settings;
  console.log(
    `\n${machineLines(machine)}`,
    `\n${python?.packages ?? "FastAPI: not measured, because no Python here has fastapi, sqlalchemy, asyncpg and uvicorn"}`,
    `\n${characters} characters of ${characterBytes} bytes · ${connections} connections · median of ${rounds} × ${seconds} s, in turn`,
  );
  for (const summary of summaries) {
    console.log(`\n${summary.operation}\n${tableOf(summary)}`);
  }
}

const versions = () => runVersions(flags, cleanup);

const prompt = () => runPrompt(flags, cleanup);

const bulk = () => runImport(flags, cleanup);

const fuzz = () => {
  const { url, header, server } = flags;
  const options = { runs: Number(flags.runs), seed: Number(flags.seed), url, header, server };
  return runFuzz(options, cleanup);
};

const benches: Readonly<Record<string, () => Promise<boolean>>> = {
  ...{ api, versions, prompt, fuzz },
  import: bulk,
};

async function main(): Promise<number> {
  if (!canMeasure) {
    console.error("The bench reads CPU times from /proc, which only Linux has.");
    return 1;
  }
  const [name = "api"] = positionals;
  const bench = benches[name];
  if (bench === undefined) {
    console.error(`"${name}" is not a bench; there are ${Object.keys(benches).join(", ")}.`);
    return 1;
  }
  return (await bench()) ? 0 : 1;
}

let stopped = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    stopped = true;
    void cleanup.run().finally(() => process.exit(130));
  });
}
try {
  process.exitCode = await main();
} catch (error) {
  // After a signal, whatever still ran has lost its servers and only complains about that.
  if (!stopped) console.error(error);
  process.exitCode = 1;
} finally {
  await cleanup.run();
}
