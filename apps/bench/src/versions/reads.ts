import type { LoadClient, LoadRequest } from "../load/load.ts";
import { type Contender } from "../api/contender.ts";
import { measure, type Sample } from "../api/measure.ts";
import { median } from "../api/summary.ts";
import { Faker, en } from "@faker-js/faker";
import type { History } from "./history.ts";

/** Reading any version beside reading the newest. */
export interface ReadRow {
  connections: number;
  what: string;
  errors: number;
  requests: number;
  /** Medians of the rounds: milliseconds, and microseconds of CPU a request. */
  p50: number;
  p99: number;
  serverCpu: number;
  postgresCpu: number;
  /** Median of the ratios within each round. */
  serverCpuToNewest: number;
}

export interface ReadPlan {
  loadClient: LoadClient;
  postmaster: number;
  rounds: number;
  seconds: number;
  warmUpSeconds: number;
}

const drawn = 1_000;
const atOnce = [1, 8];

/** The newest versions of the characters in turn with any versions, round after round. */
export async function measureReads(
  product: Contender,
  histories: readonly History[],
  { loadClient: client, ...plan }: ReadPlan,
): Promise<ReadRow[]> {
  const newest = { ...product, name: "newest" };
  const any = { ...product, name: "any version" };
  const requests = new Map<string, LoadRequest[]>([
    [newest.name, histories.map(({ id }) => product.door.get(id))],
    [any.name, anyVersions(product, histories)],
  ]);
  const requestsFor = ({ name }: Contender) => requests.get(name) ?? [];
  const rows: ReadRow[] = [];
  for (const connections of atOnce) {
    const settings = { ...plan, client, connections, requestsFor };
    const samples = await measure(settings, [newest, any], "get");
    const reference = samples.get(newest) ?? [];
    for (const [{ name }, own] of samples) rows.push(rowOf({ connections, name }, own, reference));
  }
  return rows;
}

/** Addresses of versions drawn at random. */
export function anyVersions({ door }: Contender, histories: readonly History[]): LoadRequest[] {
  const { helpers, number } = new Faker({ locale: en, seed: 6 });
  return Array.from({ length: drawn }, () => {
    const { id, contents } = helpers.arrayElement(histories);
    const version = number.int({ min: 1, max: contents.length });
    return { path: `${door.get(id).path}?version=${version}` };
  });
}

function rowOf(
  { connections, name: what }: { connections: number; name: string },
  samples: readonly Sample[],
  newest: readonly Sample[],
): ReadRow {
  const middle = (measure: keyof Sample) => median(samples.map((sample) => sample[measure]));
  const ratios = samples.map(({ serverCpu }, round) => serverCpu / newest[round]!.serverCpu);
  return {
    connections,
    what,
    errors: samples.reduce((sum, { errors }) => sum + errors, 0),
    requests: samples.reduce((sum, { requests }) => sum + requests, 0),
    p50: middle("p50"),
    p99: middle("p99"),
    serverCpu: middle("serverCpu"),
    postgresCpu: middle("postgresCpu"),
    serverCpuToNewest: median(ratios),
  };
}
