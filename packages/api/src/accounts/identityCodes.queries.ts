import type { Queryable } from "@personaforge/db/database";
import { sql } from "kysely";
import { v5 as uuidv5 } from "uuid";

/** The row of a used code: the same for the same code of the same account, so the key refuses a second. */
function rowOf(accountId: string, code: string): string {
  return uuidv5(code, accountId);
}

/** Whether a code of this account was used in the last two minutes. */
export async function isUsedCode(db: Queryable, accountId: string, code: string): Promise<boolean> {
  const row = await db
    .selectFrom("verification")
    .select("id")
    .where("id", "=", rowOf(accountId, code))
    .where("expires_at", ">", sql<string>`now()`)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Uses a code up; false when it was used before. A code counts for at most 90 s (its own 30 s and
 * one step to each side), so two minutes later its row may stand for the next code of these digits.
 */
export async function useCode(db: Queryable, accountId: string, code: string): Promise<boolean> {
  const row = await db
    .insertInto("verification")
    .values({
      id: rowOf(accountId, code),
      identifier: "used-code",
      // Not the account, whose open challenges are found by this column and taken away.
      value: "",
      expires_at: sql<string>`now() + interval '2 minutes'`,
    })
    .onConflict((on) =>
      on
        .column("id")
        .doUpdateSet({ expires_at: sql<string>`excluded.expires_at` })
        .where("verification.expires_at", "<=", sql<string>`now()`),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
