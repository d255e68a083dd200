import type { Operation } from "./contender.ts";
import type { Sample, Samples } from "./measure.ts";

type Measure = Exclude<keyof Sample, "requests" | "errors">;
type Medians = Record<Measure, number>;

/** What one contender did in all rounds of one operation. */
export interface Row {
  contender: string;
  requests: number;
  errors: number;
  median: Medians;
  /** The least disturbed round. */
  minimumServerCpu: number;
  /** Medians of the ratios within each round, to the bare server and to FastAPI. */
  toBare: Medians | null;
  toFastApi: Medians | null;
  samples: readonly Sample[];
}

export interface OperationSummary {
  operation: Operation;
  rows: Row[];
}

const measures = ["requestsPerSecond", "p50", "p99", "serverCpu", "postgresCpu", "rss"] as const;

export function summarise(operation: Operation, samples: Samples): OperationSummary {
  const named = new Map([...samples].map(([{ name }, values]) => [name, values]));
  const rows = [...named].map(([contender, values]) => ({
    contender,
    requests: total(values, "requests"),
    errors: total(values, "errors"),
    median: forEachMeasure((name) => median(values.map((sample) => sample[name]))),
    minimumServerCpu: Math.min(...values.map(({ serverCpu }) => serverCpu)),
    toBare: ratios(values, named.get("node:http + pg")),
    toFastApi: ratios(values, named.get("FastAPI")),
    samples: values,
  }));
  return { operation, rows };
}

function ratios(values: readonly Sample[], reference: readonly Sample[] | undefined) {
  if (reference === undefined) return null;
  return forEachMeasure((name) =>
    median(values.map((sample, round) => sample[name] / (reference[round]?.[name] ?? NaN))),
  );
}

function forEachMeasure(value: (name: Measure) => number): Medians {
  return Object.fromEntries(measures.map((name) => [name, value(name)])) as Medians;
}

function total(values: readonly Sample[], name: "requests" | "errors"): number {
  return values.reduce((sum, sample) => sum + sample[name], 0);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
