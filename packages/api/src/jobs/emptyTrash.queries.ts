import type { Tx } from "@personaforge/db/database";
import { sql } from "kysely";

/**
 * Lets each statement of this transaction take 5 minutes instead of the 5 s of a request: deleting a
 * character with 1,000 versions beside 100,000 conversations took 2.4 s.
 */
export async function allowMinutes(tx: Tx): Promise<void> {
  await sql`select set_config('statement_timeout', '300000', true)`.execute(tx);
}

/**
 * Locks characters that have been in the trash for longer than `days`, longest first; those that
 * somebody else has locked are left for the next time.
 */
export function lockExpired(tx: Tx, { days, limit }: { days: number; limit: number }) {
  return tx
    .selectFrom("character as c")
    .innerJoin("character_version as v", (join) =>
      join.onRef("v.character_id", "=", "c.id").onRef("v.number", "=", "c.head_version"),
    )
    .select(["c.id", "c.owner_id", "c.slug", "v.content_hash"])
    .where("c.deleted_at", "<", sql<string>`now() - make_interval(days => ${days})`)
    .orderBy("c.deleted_at")
    .limit(limit)
    .forUpdate("c")
    .skipLocked()
    .execute();
}

/** With its versions, labels, drafts and conversations: their foreign keys cascade. */
export async function deleteCharacter(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("character").where("id", "=", id).execute();
}
