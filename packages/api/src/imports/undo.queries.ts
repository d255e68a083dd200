import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

/** What an import made and has not taken back yet, the newest first. */
export function listMade(db: Queryable, importId: string, limit: number) {
  return db
    .selectFrom("import_item")
    .select(["id", "position", "character_id", "version", "made"])
    .where("import_id", "=", importId)
    .where("state", "=", "imported")
    .orderBy("position", "desc")
    .limit(limit)
    .execute();
}

export type MadeItem = Awaited<ReturnType<typeof listMade>>[number];

/** Whether nothing was done with an imported character but to look at it. */
export async function isUntouched(tx: Tx, characterId: string): Promise<boolean> {
  const { untouched } = await tx
    .selectFrom("character as c")
    .select(
      sql<boolean>`c.head_version = 1 and c.published_version is null and c.published_at is null
        and not exists (select from conversation t where t.character_id = c.id)
        and not exists (select from character_label l where l.character_id = c.id)
        and not exists (
          select from draft d where d.character_id = c.id and d.updated_at > c.created_at)`.as(
        "untouched",
      ),
    )
    .where("c.id", "=", characterId)
    .executeTakeFirstOrThrow();
  return untouched;
}

/** With `kept`, somebody went on from it, and it stays. */
export async function markUndone(tx: Tx, id: string, reason: "kept" | null): Promise<void> {
  await tx
    .updateTable("import_item")
    .set({ state: "undone", reason })
    .where("id", "=", id)
    .execute();
}
