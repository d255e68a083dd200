/** A title, and what stands under it for a row; the first column is text, the others are numbers. */
export type Columns<Row> = readonly (readonly [string, (row: Row) => string])[];

export const number = (value: number | null | undefined, digits = 0) =>
  typeof value !== "number" || !Number.isFinite(value) ? "–" : value.toFixed(digits);

/** Lines of text in which the columns stand below each other. */
export function textTable<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
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
