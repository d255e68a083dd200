import type { ImportItem, ImportJob } from "@personaforge/contract/import";
import type { Database } from "@personaforge/db/database";
import { toItem } from "./imports.mapping.ts";
import { listItems } from "./items.queries.ts";

/** Rows read at once: a report of an item has some KiB. */
const atOnce = 200;

export async function* allItems(db: Database, importId: string): AsyncGenerator<ImportItem, void> {
  let after = -1;
  for (;;) {
    const rows = await listItems(db, { importId, state: null, tagged: null, after, limit: atOnce });
    for (const row of rows) yield toItem(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = last.position;
  }
}

/** The text of an {@link ImportRecord}, piece by piece. */
export async function* jsonReport(
  job: ImportJob,
  items: AsyncIterable<ImportItem>,
): AsyncGenerator<string, void> {
  yield `{"import":${JSON.stringify(job)},"items":[`;
  let separator = "\n";
  for await (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ",\n";
  }
  yield "\n]}\n";
}

const columns: readonly [string, (item: ImportItem) => string | number | null][] = [
  ["position", ({ position }) => position],
  ["file", ({ name }) => name],
  ["bytes", ({ size }) => size],
  ["state", ({ state }) => state],
  ["reason", ({ reason }) => reason],
  ["made", ({ made }) => made],
  ["tagged", ({ tagged }) => tagged],
  ["character_id", ({ character }) => character?.id ?? null],
  ["character_slug", ({ character }) => character?.slug ?? null],
  ["character_name", ({ character }) => character?.name ?? null],
  ["version", ({ character }) => character?.version ?? null],
  ["format", ({ report }) => report?.format ?? null],
  ["sha256", ({ report }) => report?.hash ?? null],
  ["notes", ({ report }) => (report?.notes ?? []).map(({ message }) => message).join(" ")],
];

/** As RFC 4180 has it, piece by piece. */
export async function* csvReport(items: AsyncIterable<ImportItem>): AsyncGenerator<string, void> {
  yield line(columns.map(([name]) => name));
  for await (const item of items) yield line(columns.map(([, value]) => value(item)));
}

function line(values: readonly (string | number | null)[]): string {
  return `${values.map((value) => cell(value)).join(",")}\r\n`;
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe, which it hides. */
function cell(value: string | number | null): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
