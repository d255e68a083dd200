import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";
import { type Cost, type CostRow, rowsOf } from "./inTurn.ts";

const run = promisify(execFile);
const program = fileURLToPath(new URL("freshProcess.ts", import.meta.url));
const cost = z.object({ cpu: z.number(), wall: z.number() });
const spent = z.object({ loaded: cost, first: cost, second: cost });

/** The first prompts of a process: nothing is compiled by the engine, no word was ever counted. */
export async function benchFresh(processes: number): Promise<CostRow[]> {
  const costs = new Map<string, Cost[]>([
    ["loading, with the token counter", []],
    ["first prompt", []],
    ["second prompt, another character", []],
  ]);
  for (let number = 0; number < processes; number++) {
    const { stdout } = await run(process.execPath, [program, String(number)]);
    const { loaded, first, second } = spent.parse(JSON.parse(stdout));
    [...costs.values()].forEach((list, place) => list.push([loaded, first, second][place]!));
  }
  return rowsOf({ what: "a new process", reference: null, goals: {} }, costs);
}
