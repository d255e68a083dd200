import type { Load, LoadClient, LoadRequest } from "../load/load.ts";
import {
  backendsOf,
  cpuBetween,
  readProcesses,
  residentBytes,
  treeOf,
} from "../system/processes.ts";
import type { Contender, Operation } from "./contender.ts";

/** One contender under load for a few seconds. */
export interface Sample {
  requests: number;
  errors: number;
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Microseconds a request: of the server with its children, and of Postgres's backends. */
  serverCpu: number;
  postgresCpu: number;
  /** Bytes, at the end. */
  rss: number;
}

export interface Plan {
  client: LoadClient;
  postmaster: number;
  connections: number;
  rounds: number;
  /** Of one sample, and of the warm-up right before it. */
  seconds: number;
  warmUpSeconds: number;
  requestsFor(contender: Contender, operation: Operation): readonly LoadRequest[];
}

/** Samples by contender, in the order of the rounds. */
export type Samples = ReadonlyMap<Contender, Sample[]>;

/**
 * All contenders in turn, round after round, so that a slow minute of the machine falls on all of
 * them. Each round begins with another one.
 */
export async function measure(
  plan: Plan,
  contenders: readonly Contender[],
  operation: Operation,
): Promise<Samples> {
  const able = contenders.filter(({ door }) => door.operations.includes(operation));
  const samples = new Map(able.map((contender) => [contender, [] as Sample[]]));
  const requests = new Map(able.map((one) => [one, plan.requestsFor(one, operation)]));
  for (let round = 0; round < plan.rounds; round++) {
    const first = round % able.length;
    for (const contender of [...able.slice(first), ...able.slice(0, first)]) {
      const load = {
        url: contender.url,
        requests: requests.get(contender) ?? [],
        connections: plan.connections,
        seed: round + 1,
      };
      if (plan.warmUpSeconds > 0) await plan.client.run({ ...load, seconds: plan.warmUpSeconds });
      const sample = await take(plan, contender, { ...load, seconds: plan.seconds });
      samples.get(contender)?.push(sample);
    }
  }
  return samples;
}

async function take(plan: Plan, { pid }: Contender, load: Load): Promise<Sample> {
  const before = readProcesses();
  const { requests, seconds, p50, p99, errors } = await plan.client.run(load);
  const after = readProcesses();
  const server = treeOf(after, pid);
  const backends = backendsOf(after, plan.postmaster);
  const perRequest = (microseconds: number) => microseconds / Math.max(1, requests);
  return {
    requests,
    errors,
    requestsPerSecond: requests / seconds,
    p50,
    p99,
    serverCpu: perRequest(cpuBetween(before, after, server)),
    postgresCpu: perRequest(cpuBetween(before, after, backends)),
    rss: residentBytes(after, server),
  };
}
