import type { Queryable } from "@personaforge/db/database";
import { sql } from "kysely";
import { identityEnvelope, ownEnvelope } from "../envelopes.ts";
import type { SealedColumn } from "../sealed.queries.ts";

/** A table with a value of each kind of seal, for tests. */
export const vaultColumns: readonly SealedColumn[] = [
  { table: "vault", column: "own", envelope: ownEnvelope },
  { table: "vault", column: "identity", envelope: identityEnvelope },
];

export interface Vault {
  readonly id: string;
  readonly own: string;
  readonly identity: string;
}

export async function createVault(db: Queryable): Promise<void> {
  await sql`create table vault (id uuid primary key, own text not null, identity text not null)`.execute(
    db,
  );
}

export async function emptyVault(db: Queryable): Promise<void> {
  await sql`truncate vault`.execute(db);
}

export async function putInVault(db: Queryable, { id, own, identity }: Vault): Promise<void> {
  await sql`insert into vault values (${id}, ${own}, ${identity})
    on conflict (id) do update set own = excluded.own, identity = excluded.identity`.execute(db);
}

export async function takeFromVault(db: Queryable, id: string): Promise<Vault | undefined> {
  const { rows } = await sql<Vault>`select * from vault where id = ${id}`.execute(db);
  return rows[0];
}

/** The columns of the database in which some value begins with a text, as `table.column`. */
export async function columnsWith(db: Queryable, beginning: string): Promise<string[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column
      from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'character varying')`.execute(db);
  const found: string[] = [];
  for (const { table, column } of rows) {
    const hits = await sql`select 1 from ${sql.table(table)}
      where starts_with(${sql.ref(column)}, ${beginning}) limit 1`.execute(db);
    if (hits.rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}
