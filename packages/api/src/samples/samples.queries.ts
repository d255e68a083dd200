import type { Tx } from "@personaforge/db/database";
import { sql } from "kysely";

/**
 * Notes that the owner gets the samples; false when they did before. Another process that seeds
 * waits here until the transaction ends, and is told which.
 */
export async function markSeeded(tx: Tx, ownerId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("owner")
    .set({ seeded_at: sql<string>`now()` })
    .where("id", "=", ownerId)
    .where("seeded_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
