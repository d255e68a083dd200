import { limits } from "@personaforge/contract/limits";
import type { Queryable } from "@personaforge/db/database";
import { sql } from "kysely";

/**
 * Deletes up to `limit` files that are older than a day, and that no character holds and no import
 * still waits with; answers how many.
 */
export async function deleteUnused(db: Queryable, limit: number): Promise<number> {
  const unused = db
    .selectFrom("file as f")
    .select("f.hash")
    .where("f.created_at", "<", sql<string>`now() - interval '1 day'`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("character_file as c").select("c.hash").whereRef("c.hash", "=", "f.hash"),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("import_item as i")
            .innerJoin("import as job", "job.id", "i.import_id")
            .select("i.id")
            .whereRef("i.hash", "=", "f.hash")
            .where((eb) =>
              eb.or([
                eb("i.state", "in", ["waiting", "ready", "needs_fix", "duplicate"]),
                // A lorebook that the character which names it is still to get.
                eb("i.reason", "=", "attached"),
              ]),
            )
            .where("job.state", "<>", "undone")
            .where(
              "job.updated_at",
              ">",
              sql<string>`now() - make_interval(days => ${limits.importDays})`,
            ),
        ),
      ),
    )
    .limit(limit);
  const { numDeletedRows } = await db
    .deleteFrom("file")
    .where("hash", "in", unused)
    // Asked of the row as it is once it is locked: somebody may have stored the same bytes just now.
    .where("created_at", "<", sql<string>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
