import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

/** The labels of a character by name; whoever holds its id was allowed to see it. */
export function listLabels(db: Queryable, characterId: string) {
  return db
    .selectFrom("character_label")
    .select(["name", "version", "updated_at"])
    .where("character_id", "=", characterId)
    .orderBy("name")
    .execute();
}

export type LabelRow = Awaited<ReturnType<typeof listLabels>>[number];

/** A label with the hash of what it points at. */
export function findLabel(db: Queryable, characterId: string, name: string) {
  return db
    .selectFrom("character_label as l")
    .innerJoin("character_version as v", (join) =>
      join.onRef("v.character_id", "=", "l.character_id").onRef("v.number", "=", "l.version"),
    )
    .select(["l.name", "l.version", "l.updated_at", "v.content_hash"])
    .where("l.character_id", "=", characterId)
    .where("l.name", "=", name)
    .executeTakeFirst();
}

export type PointedLabel = NonNullable<Awaited<ReturnType<typeof findLabel>>>;

export interface NewLabel {
  characterId: string;
  ownerId: string;
  name: string;
  version: number;
}

/** Points the label at the version, wherever it pointed before. */
export async function pointLabel(tx: Tx, label: NewLabel): Promise<void> {
  const { characterId, ownerId, name, version } = label;
  await tx
    .insertInto("character_label")
    .values({ character_id: characterId, owner_id: ownerId, name, version })
    .onConflict((on) =>
      on.columns(["character_id", "name"]).doUpdateSet({ version, updated_at: sql<string>`now()` }),
    )
    .execute();
}

export async function deleteLabel(tx: Tx, characterId: string, name: string): Promise<void> {
  await tx
    .deleteFrom("character_label")
    .where("character_id", "=", characterId)
    .where("name", "=", name)
    .execute();
}

/** What follows the label and would break without it. */
export function listUses(db: Queryable, characterId: string, label: string) {
  return db
    .selectFrom("label_use")
    .select(["kind", "name"])
    .where("character_id", "=", characterId)
    .where("label", "=", label)
    .orderBy("kind")
    .orderBy("name")
    .limit(20)
    .execute();
}
