import type { Queryable } from "@personaforge/db/database";
import { sql } from "kysely";

// A reply renews this every 10 s; when its process dies, the conversation is free again after it.
const leaseEnd = sql<string>`now() + interval '30 seconds'`;

/** Takes the conversation for one reply; false when another reply is being written. */
export async function takeLease(db: Queryable, id: string, leaseId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("conversation")
    .set({ lease_id: leaseId, leased_until: leaseEnd })
    .where("id", "=", id)
    .where((eb) =>
      eb.or([eb("leased_until", "is", null), eb("leased_until", "<", sql<string>`now()`)]),
    )
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function renewLease(db: Queryable, id: string, leaseId: string): Promise<void> {
  await db
    .updateTable("conversation")
    .set({ leased_until: leaseEnd })
    .where("id", "=", id)
    .where("lease_id", "=", leaseId)
    .execute();
}

/** Gives the conversation back, unless somebody else has taken it since. */
export async function endLease(db: Queryable, id: string, leaseId: string): Promise<void> {
  await db
    .updateTable("conversation")
    .set({ lease_id: null, leased_until: null, updated_at: sql<string>`now()` })
    .where("id", "=", id)
    .where("lease_id", "=", leaseId)
    .execute();
}
