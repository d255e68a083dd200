import type { Queryable } from "@personaforge/db/database";
import { sql } from "kysely";
import type { Envelope } from "./envelopes.ts";

/** A column that holds sealed values. Its table has a primary key `id` of type uuid. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly envelope: Envelope;
}

export interface SealedRow {
  readonly id: string;
  readonly sealed: string;
}

/** Below every id. */
export const noId = "00000000-0000-0000-0000-000000000000";

interface OutdatedPage {
  /** The version that is left out. */
  readonly current: number;
  /** The last id of the page before; {@link noId} begins. */
  readonly after: string;
  readonly limit: number;
}

/** Values sealed under any version but one, in the order of their ids. */
export async function listOutdated(
  db: Queryable,
  { table, column, envelope }: SealedColumn,
  { current, after, limit }: OutdatedPage,
): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select id::text as id, ${sql.ref(column)} as sealed
      from ${sql.table(table)}
      where ${sql.ref(column)} ~ ${envelope.any}
        and not starts_with(${sql.ref(column)}, ${envelope.prefix(current)})
        and id > ${after}::uuid
      order by id
      limit ${limit}`.execute(db);
  return rows;
}

/** Puts a resealed value in place of the one that was read; false when it was changed meanwhile. */
export async function replaceSealed(
  db: Queryable,
  { table, column }: SealedColumn,
  { id, sealed, resealed }: SealedRow & { resealed: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${resealed}
      where id = ${id}::uuid and ${sql.ref(column)} = ${sealed}`.execute(db);
  return numAffectedRows === 1n;
}

/** How many values of a column are sealed under a version. */
export async function countSealed(
  db: Queryable,
  { table, column, envelope }: SealedColumn,
  version: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
      from ${sql.table(table)}
      where starts_with(${sql.ref(column)}, ${envelope.prefix(version)})`.execute(db);
  return rows[0]?.count ?? 0;
}
