import { DomainError } from "@personaforge/contract/errors";
import type * as z from "zod";

/** A position in a list as an opaque text: the sort key of the last row, in JSON, in base64url. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

export function decodeCursor<Position extends z.ZodType>(
  schema: Position,
  cursor: string | undefined,
): z.output<Position> | undefined {
  if (cursor === undefined) return undefined;
  const parsed = schema.safeParse(readJson(Buffer.from(cursor, "base64url").toString()));
  if (parsed.success) return parsed.data;
  throw new DomainError(
    "INVALID_CURSOR",
    "This is not a cursor of this list. Use next_cursor of the page before, unchanged.",
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Cuts the one row too many that was read to learn whether there is a next page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  map: { item: (row: Row) => Item; position: (row: Row) => unknown },
): { items: Item[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(map.item),
    next_cursor: more ? encodeCursor(map.position(last)) : null,
  };
}
