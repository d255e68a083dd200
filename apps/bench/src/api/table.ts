import type { OperationSummary, Row } from "./summary.ts";

const number = (value: number | null | undefined, digits = 0) =>
  typeof value !== "number" || !Number.isFinite(value) ? "–" : value.toFixed(digits);

const columns: readonly [string, (row: Row) => string][] = [
  ["contender", ({ contender }) => contender],
  ["requests/s", ({ median }) => number(median.requestsPerSecond)],
  ["÷ bare", ({ toBare }) => number(toBare?.requestsPerSecond, 2)],
  ["÷ FastAPI", ({ toFastApi }) => number(toFastApi?.requestsPerSecond, 1)],
  ["p50 ms", ({ median }) => number(median.p50, 1)],
  ["p99 ms", ({ median }) => number(median.p99, 1)],
  ["CPU µs", ({ median }) => number(median.serverCpu)],
  ["least", ({ minimumServerCpu }) => number(minimumServerCpu)],
  ["÷ bare", ({ toBare }) => number(toBare?.serverCpu, 2)],
  ["FastAPI ÷", ({ toFastApi }) => number(toFastApi && 1 / toFastApi.serverCpu, 1)],
  ["Postgres µs", ({ median }) => number(median.postgresCpu)],
  ["÷ bare", ({ toBare }) => number(toBare?.postgresCpu, 2)],
  ["RSS MB", ({ median }) => number(median.rss / 1e6)],
  ["errors", ({ errors }) => number(errors)],
];

export function tableOf({ rows }: OperationSummary): string {
  const cells = [
    columns.map(([title]) => title),
    ...rows.map((row) => columns.map(([, of]) => of(row))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]!.length)));
  return cells
    .map((line) => line.map((cell, index) => padded(cell, widths[index]!, index)).join("  "))
    .join("\n");
}

const padded = (cell: string, width: number, column: number) =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width);
