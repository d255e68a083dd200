import type { Queryable } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";

/**
 * The oldest living character of a workspace that was made of this file. What is kept as its original
 * can be another file, without the secrets, so the items of earlier imports are asked too.
 */
const sameFile = prepared((db, { ownerId, hash }: Record<"ownerId" | "hash", string>) =>
  db
    .selectFrom("character as c")
    .select(["c.id", "c.head_version"])
    .where("c.owner_id", "=", ownerId)
    .where("c.deleted_at", "is", null)
    .where(
      "c.id",
      "in",
      sql<string>`(
        select character_id from character_file where hash = ${hash} and kind = 'card'
        union all
        select character_id from import_item where hash = ${hash} and state = 'imported')`,
    )
    .orderBy("c.id")
    .limit(1),
);

export async function findSameFile(db: Queryable, ownerId: string, hash: string) {
  const [row] = await sameFile(db, { ownerId, hash });
  return row;
}

/** An earlier file of the same import with the same bytes, of which nothing was made yet. */
const sameItem = prepared(
  (db, { importId, hash, position }: { importId: string; hash: string; position: number }) =>
    db
      .selectFrom("import_item")
      .select("id")
      .where("import_id", "=", importId)
      .where("hash", "=", hash)
      .where("position", "<", position)
      .where("state", "in", ["waiting", "ready", "needs_fix"])
      .limit(1),
);

export async function hasEarlier(
  db: Queryable,
  of: { importId: string; hash: string; position: number },
): Promise<boolean> {
  return (await sameItem(db, of)).length > 0;
}

const sameSource = prepared((db, { ownerId, keys }: { ownerId: string; keys: readonly string[] }) =>
  db
    .selectFrom("character_source as s")
    .innerJoin("character as c", "c.id", "s.character_id")
    .select(["c.id", "c.head_version"])
    .where("s.key", "=", sql<string>`any(${keys}::text[])`)
    .where("c.owner_id", "=", ownerId)
    .where("c.deleted_at", "is", null)
    .orderBy("c.id")
    .limit(1),
);

/** The oldest living character of a workspace that came from the same source. */
export async function findSameSource(db: Queryable, ownerId: string, keys: readonly string[]) {
  if (keys.length === 0) return undefined;
  const [row] = await sameSource(db, { ownerId, keys });
  return row;
}

const insertSources = prepared(
  (db, { characterId, keys }: { characterId: string; keys: readonly string[] }) =>
    db
      .insertInto("character_source")
      .columns(["character_id", "key"])
      .expression(sql`select ${characterId}::uuid, key from unnest(${keys}::text[]) as of (key)`)
      .onConflict((on) => on.doNothing()),
);

/** By these, another file of the same source is known. */
export async function linkSources(
  db: Queryable,
  characterId: string,
  keys: readonly string[],
): Promise<void> {
  if (keys.length > 0) await insertSources(db, { characterId, keys });
}
