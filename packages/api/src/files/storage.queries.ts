import type { Queryable } from "@personaforge/db/database";
import { sql } from "kysely";

/** Bytes of the files that a workspace keeps. */
export async function findUsed(db: Queryable, ownerId: string): Promise<number> {
  const row = await db
    .selectFrom("owner_storage")
    .select(sql<number>`bytes::float8`.as("bytes"))
    .where("owner_id", "=", ownerId)
    .executeTakeFirst();
  return row?.bytes ?? 0;
}
