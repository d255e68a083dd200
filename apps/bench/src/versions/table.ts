import { type Columns, number, textTable } from "../textTable.ts";
import type { ReadRow } from "./reads.ts";
import type { HistoryRow } from "./versionsBench.ts";

const kilobytes = (bytes: number) => number(bytes / 1_000);
const percent = (ratio: number) => `${number(ratio * 100, 1)} %`;

const historyColumns: Columns<HistoryRow> = [
  ["each edit changes", ({ scenario }) => scenario],
  ["copies kB", ({ copies }) => kilobytes(copies)],
  ["before VACUUM", ({ beforeVacuum }) => kilobytes(beforeVacuum)],
  ["files kB", ({ afterVacuum }) => kilobytes(afterVacuum)],
  ["÷ copies", ({ ratio }) => percent(ratio)],
  ["goal", ({ hasGoal }) => (hasGoal ? "< 25 %" : "–")],
  ["kept kB", ({ kept }) => kilobytes(kept)],
  ["÷ copies", ({ keptRatio }) => percent(keptRatio)],
  ["save p50 ms", ({ save }) => number(save.p50, 1)],
  ["p99 ms", ({ save }) => number(save.p99, 1)],
];

export const historyTable = (rows: readonly HistoryRow[]) => textTable(historyColumns, rows);

const readColumns: Columns<ReadRow> = [
  ["read", ({ what }) => what],
  ["connections", ({ connections }) => number(connections)],
  ["requests", ({ requests }) => number(requests)],
  ["p50 ms", ({ p50 }) => number(p50, 2)],
  ["p99 ms", ({ p99 }) => number(p99, 2)],
  ["CPU µs", ({ serverCpu }) => number(serverCpu)],
  ["÷ newest", ({ serverCpuToNewest }) => number(serverCpuToNewest, 2)],
  ["Postgres µs", ({ postgresCpu }) => number(postgresCpu)],
  ["errors", ({ errors }) => number(errors)],
];

export const readTable = (rows: readonly ReadRow[]) => textTable(readColumns, rows);
