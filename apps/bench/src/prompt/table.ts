import { type Columns, number, textTable } from "../textTable.ts";
import type { AddressRow } from "./byAddress.ts";
import type { CostRow } from "./inTurn.ts";

const goalOf = ({ goal }: { goal: number | null }) => (goal === null ? "–" : `< ${goal}`);

const costColumns: Columns<CostRow> = [
  ["work", ({ what, name }) => `${what}: ${name}`],
  ["CPU ms", ({ cpu }) => number(cpu, 2)],
  ["least", ({ leastCpu }) => number(leastCpu, 2)],
  ["goal", goalOf],
  ["clock ms", ({ wall }) => number(wall, 2)],
  ["reference ÷", ({ referenceCpu }) => number(referenceCpu, 1)],
];

export const costTable = (rows: readonly CostRow[]) => textTable(costColumns, rows);

const addressColumns: Columns<AddressRow> = [
  ["/characters/{id}/prompt", ({ what }) => what],
  ["requests", ({ requests }) => number(requests)],
  ["p50 ms", ({ p50 }) => number(p50, 2)],
  ["p99 ms", ({ p99 }) => number(p99, 2)],
  ["CPU ms", ({ cpu }) => number(cpu, 2)],
  ["goal", goalOf],
  ["writes", ({ writes }) => number(writes)],
];

export const addressTable = (rows: readonly AddressRow[]) => textTable(addressColumns, rows);
