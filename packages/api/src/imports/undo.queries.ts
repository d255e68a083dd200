import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

/** What an import made and has not taken back yet; of one character, the newest version first. */
export function listMade(db: Queryable, importId: string, limit: number) {
  return db
    .selectFrom("import_item")
    .select(["id", "position", "character_id", "version", "tagged_version", "made"])
    .where("import_id", "=", importId)
    .where("state", "=", "imported")
    .orderBy("version", "desc")
    .orderBy("position", "desc")
    .limit(limit)
    .execute();
}

export type MadeItem = Awaited<ReturnType<typeof listMade>>[number];

/** Whether nothing was done with an imported character since that version but to look at it. */
export async function isUntouched(tx: Tx, characterId: string, version: number): Promise<boolean> {
  const { untouched } = await tx
    .selectFrom("character as c")
    .select(
      sql<boolean>`c.head_version = ${version} and c.published_version is null and c.published_at is null
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

/** Whether this undo put the version on top, by taking back what the import made after it. */
export async function isTopAgain(
  tx: Tx,
  {
    importId,
    characterId,
    version,
    head,
  }: {
    importId: string;
    characterId: string;
    version: number;
    head: number;
  },
): Promise<boolean> {
  const row = await tx
    .selectFrom("character_version as v")
    .innerJoin("import_item as i", "i.character_id", "v.character_id")
    .select("v.number")
    .where("v.character_id", "=", characterId)
    .where("v.number", "=", head)
    .where("v.restored_from", "=", version)
    .where("i.import_id", "=", importId)
    .where("i.state", "=", "undone")
    .where("i.reason", "is", null)
    .where("i.version", ">", version)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** With `kept`, somebody went on from it, and it stays. */
export async function markUndone(tx: Tx, id: string, reason: "kept" | null): Promise<void> {
  await tx
    .updateTable("import_item")
    .set({ state: "undone", reason })
    .where("id", "=", id)
    .execute();
}
