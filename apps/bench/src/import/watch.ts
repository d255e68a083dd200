import { setTimeout as sleep } from "node:timers/promises";
import {
  cpuBetween,
  type Processes,
  readProcesses,
  residentBytes,
  treeOf,
} from "../system/processes.ts";

/** What a server did and cost while something else was going on. */
export interface Watched {
  /** Bytes of the server's process: before, at most, and at the end. */
  resident: { before: number; most: number; end: number };
  /** Seconds of CPU. */
  serverCpu: number;
  postgresCpu: number;
  /** Milliseconds of `GET /characters`, and of `GET /healthz`, which waits for nothing but the thread. */
  list: Latency;
  health: Latency;
}

interface Latency {
  requests: number;
  p50: number;
  p95: number;
  most: number;
}

export interface Watching {
  url: string;
  server: number;
  postmaster: number;
}

/** Asks the server for what people look at, and reads what it costs, until `work` is done. */
export async function watch<Made>(
  { url, server, postmaster }: Watching,
  work: () => Promise<Made>,
): Promise<{ made: Made; watched: Watched }> {
  await readAll(`${url}/api/v1/characters?limit=24`);
  const before = readProcesses();
  const isOver = { now: false };
  const looking = Promise.all([
    ask(`${url}/api/v1/characters?limit=24`, isOver),
    ask(`${url}/healthz`, isOver),
    readMost(server, isOver),
  ]);
  const made = await work().finally(() => (isOver.now = true));
  const [list, health, most] = await looking;
  const after = readProcesses();
  const bytes = (of: Processes) => residentBytes(of, [server]);
  return {
    made,
    watched: {
      resident: { before: bytes(before), most, end: bytes(after) },
      serverCpu: cpuBetween(before, after, treeOf(after, server)) / 1e6,
      postgresCpu: cpuBetween(before, after, treeOf(after, postmaster)) / 1e6,
      list,
      health,
    },
  };
}

async function ask(address: string, isOver: { now: boolean }): Promise<Latency> {
  const times: number[] = [];
  while (!isOver.now) {
    const began = performance.now();
    await readAll(address);
    times.push(performance.now() - began);
    await sleep(50);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? NaN;
  return { requests: times.length, p50: at(0.5), p95: at(0.95), most: at(1) };
}

async function readAll(address: string): Promise<void> {
  const answer = await fetch(address);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${address} was answered ${answer.status}`);
}

async function readMost(server: number, isOver: { now: boolean }): Promise<number> {
  let most = 0;
  while (!isOver.now) {
    most = Math.max(most, residentBytes(readProcesses(), [server]));
    await sleep(250);
  }
  return most;
}
