import type { Tx } from "@personaforge/db/database";
import { sql } from "kysely";

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
