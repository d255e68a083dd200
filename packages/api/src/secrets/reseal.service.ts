import type { Database } from "@personaforge/db/database";
import { identityEnvelope } from "./envelopes.ts";
import type { Keyring } from "./keyring.ts";
import * as queries from "./sealed.queries.ts";
import type { SealedColumn, SealedRow } from "./sealed.queries.ts";

/** Every column of the database that holds sealed values. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "two_factor", column: "secret", envelope: identityEnvelope },
  { table: "two_factor", column: "backup_codes", envelope: identityEnvelope },
  { table: "login", column: "access_token", envelope: identityEnvelope },
  { table: "login", column: "refresh_token", envelope: identityEnvelope },
  { table: "login", column: "id_token", envelope: identityEnvelope },
];

export interface Resealing {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly columns?: readonly SealedColumn[];
}

export interface Resealed {
  readonly resealed: number;
  /** Values that do not open: sealed under a version that is gone, or changed by hand. */
  readonly stuck: number;
}

const pageSize = 200;

/**
 * Seals every value under the current version that is not yet. Servers may read and write meanwhile:
 * each value is replaced in one statement, and only if it is still the one that was read.
 */
export async function resealAll(resealing: Resealing): Promise<Resealed> {
  let [resealed, stuck] = [0, 0];
  for (const column of resealing.columns ?? sealedColumns) {
    for await (const outcome of resealColumn(resealing, column)) {
      if (outcome === "resealed") resealed += 1;
      if (outcome === "stuck") stuck += 1;
    }
  }
  return { resealed, stuck };
}

async function* resealColumn({ db, keyring }: Resealing, column: SealedColumn) {
  let after = queries.noId;
  for (;;) {
    const options = { current: keyring.current.version, after, limit: pageSize };
    const rows = await queries.listOutdated(db, column, options);
    for (const row of rows) yield await resealRow({ db, keyring }, column, row);
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.id ?? after;
  }
}

async function resealRow({ db, keyring }: Resealing, column: SealedColumn, row: SealedRow) {
  const { table, column: name, envelope } = column;
  const place = { table, row: row.id, column: name };
  const plaintext = await envelope.open(keyring, row.sealed, place).catch(() => null);
  if (plaintext === null) return "stuck";
  const resealed = await envelope.seal(keyring, plaintext, place);
  const replaced = await queries.replaceSealed(db, column, { ...row, resealed });
  return replaced ? "resealed" : "changed";
}

/** How many values are sealed under a version. Only when there is none may it be removed. */
export async function countSealed(
  { db, columns = sealedColumns }: Omit<Resealing, "keyring">,
  version: number,
): Promise<number> {
  let count = 0;
  for (const column of columns) count += await queries.countSealed(db, column, version);
  return count;
}
