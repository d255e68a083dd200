import type { Queryable } from "@personaforge/db/database";
import { sql } from "kysely";

const past = sql<string>`now()`;

export async function deleteExpiredSessions(db: Queryable): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("session")
    .where("expires_at", "<", past)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Links that were mailed, and sign-ins that nobody ended. */
export async function deleteExpiredVerifications(db: Queryable): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("verification")
    .where("expires_at", "<", past)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export async function deleteExpiredInvitations(db: Queryable): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("invitation")
    .where("expires_at", "<", past)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Origins of pages whose last token has run out. */
export async function deleteExpiredOrigins(db: Queryable): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("embed_origin")
    .where("until", "<", past)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** People who deleted their account within the last two days. */
export async function listLeavers(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectFrom("owner")
    .select("id")
    .where("deleted_at", ">", sql<string>`now() - interval '2 days'`)
    .execute();
  return rows.map(({ id }) => id);
}
