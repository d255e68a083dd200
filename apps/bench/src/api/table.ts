import { type Columns, number, textTable } from "../textTable.ts";
import type { OperationSummary, Row } from "./summary.ts";

const columns: Columns<Row> = [
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

export const tableOf = ({ rows }: OperationSummary): string => textTable(columns, rows);
