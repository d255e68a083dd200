import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** One line of the process table. */
export interface ProcessFacts {
  parent: number;
  /** User and system time, its own and that of children it has waited for. */
  cpuMicroseconds: number;
  residentBytes: number;
}

export type Processes = ReadonlyMap<number, ProcessFacts>;

/** CPU is read from /proc, which only Linux has. */
export const canMeasure = existsSync("/proc/self/stat");

const getconf = (name: string) => Number(execFileSync("getconf", [name], { encoding: "utf8" }));
const units = canMeasure ? { tick: 1e6 / getconf("CLK_TCK"), page: getconf("PAGESIZE") } : null;

export function readProcesses(): Processes {
  const found = new Map<number, ProcessFacts>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const text = readIfThere(`/proc/${name}/stat`);
    if (text !== null) found.set(Number(name), parseStat(text));
  }
  return found;
}

/** Fields by their number in proc(5); the second, the name, may hold spaces and brackets. */
export function parseStat(text: string): ProcessFacts {
  if (units === null) throw new Error("There is no /proc here.");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const field = (number: number) => Number(fields[number - 3]);
  return {
    parent: field(4),
    cpuMicroseconds: (field(14) + field(15) + field(16) + field(17)) * units.tick,
    residentBytes: field(24) * units.page,
  };
}

/** The process and everything under it. */
export function treeOf(processes: Processes, root: number): number[] {
  const children = [...processes].filter(([, { parent }]) => parent === root);
  return [root, ...children.flatMap(([pid]) => treeOf(processes, pid))];
}

/** The server processes of a Postgres that talk to somebody: not its writers and vacuums. */
export function backendsOf(processes: Processes, postmaster: number): number[] {
  return [...processes].flatMap(([pid, { parent }]) => {
    if (parent !== postmaster) return [];
    // A backend names its peer in its title: "postgres: user database 127.0.0.1(40112) idle".
    return readIfThere(`/proc/${pid}/cmdline`)?.includes("127.0.0.1(") ? [pid] : [];
  });
}

/** CPU between two readings; a process that is new in the second counts from its start. */
export function cpuBetween(before: Processes, after: Processes, pids: readonly number[]): number {
  return sum(pids, (pid) => {
    const since = before.get(pid)?.cpuMicroseconds ?? 0;
    return Math.max(0, (after.get(pid)?.cpuMicroseconds ?? 0) - since);
  });
}

export function residentBytes(processes: Processes, pids: readonly number[]): number {
  return sum(pids, (pid) => processes.get(pid)?.residentBytes ?? 0);
}

function sum(pids: readonly number[], value: (pid: number) => number): number {
  return pids.reduce((total, pid) => total + value(pid), 0);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process ended between the listing and the reading.
    return null;
  }
}
