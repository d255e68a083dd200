import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

/** The living sessions of an account, the last used first. Their tokens are not for reading. */
export function listSessions(db: Queryable, accountId: string) {
  return db
    .selectFrom("session")
    .select(["id", "user_agent", "ip_address", "created_at", "updated_at", "expires_at"])
    .where("account_id", "=", accountId)
    .where("expires_at", ">", sql<string>`now()`)
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** Ends one session of an account; false when it has none of this id. */
export async function deleteSession(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("session")
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Ends all sessions of an account but this one; answers which. */
export function deleteOtherSessions(tx: Tx, accountId: string, id: string) {
  return tx
    .deleteFrom("session")
    .where("account_id", "=", accountId)
    .where("id", "!=", id)
    .returning("id")
    .execute();
}
