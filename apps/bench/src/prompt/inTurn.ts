import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { median } from "../api/summary.ts";

/** Somebody who does a piece of work as often as told. */
export interface Worker {
  name: string;
  /** How many operations a sample has: enough that it takes some 20 ms or more. */
  operations: number;
  /** Makes what the operations need, which is not measured, and returns them. */
  prepare(): () => void;
}

/** Milliseconds an operation: of CPU, with all threads of the process, and by the clock. */
export interface Cost {
  cpu: number;
  wall: number;
}

/**
 * All workers in turn, round after round, so that a slow minute of the machine falls on all of them.
 * Each round begins with another one; a first round, in which code is compiled, is not counted.
 */
export function workInTurn(workers: readonly Worker[], rounds: number): Map<string, Cost[]> {
  const costs = new Map(workers.map(({ name }) => [name, [] as Cost[]]));
  for (let round = -1; round < rounds; round++) {
    const first = (round + 1) % workers.length;
    for (const worker of [...workers.slice(first), ...workers.slice(0, first)]) {
      const cost = costOf(worker);
      if (round >= 0) costs.get(worker.name)?.push(cost);
    }
  }
  return costs;
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as (options: { type: "minor" }) => void;

function costOf({ operations, prepare }: Worker): Cost {
  const work = prepare();
  // What the preparation left behind is not the work of this one. A full collection would throw
  // compiled code away too: after it the same prompt took three times as long.
  collectGarbage({ type: "minor" });
  const before = process.cpuUsage();
  const begun = performance.now();
  work();
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1_000 / operations, wall: wall / operations };
}

/** What one worker took in all rounds. */
export interface CostRow {
  what: string;
  name: string;
  /** Medians, in milliseconds an operation, and the CPU of the least disturbed round. */
  cpu: number;
  wall: number;
  leastCpu: number;
  /** How many times the CPU of this one the reference takes: median of the ratios within each round. */
  referenceCpu: number | null;
  /** The most CPU, or time by the clock, that it may take; null when nothing was promised. */
  goal: number | null;
  costs: readonly Cost[];
}

export interface Comparison {
  what: string;
  /** Whom the others are compared with; nobody when null. */
  reference: string | null;
  goals: Readonly<Record<string, number>>;
}

export function rowsOf(
  { what, reference, goals }: Comparison,
  all: ReadonlyMap<string, readonly Cost[]>,
): CostRow[] {
  const measure = reference === null ? undefined : all.get(reference);
  return [...all].map(([name, costs]) => ({
    ...{ what, name, costs, goal: goals[name] ?? null },
    cpu: median(costs.map(({ cpu }) => cpu)),
    wall: median(costs.map(({ wall }) => wall)),
    leastCpu: Math.min(...costs.map(({ cpu }) => cpu)),
    referenceCpu:
      measure === undefined
        ? null
        : median(costs.map(({ cpu }, round) => (measure[round]?.cpu ?? NaN) / cpu)),
  }));
}
