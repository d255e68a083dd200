import type { Queryable } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";
import { shownVersion } from "../characters/wantedVersion.queries.ts";

const findOriginalRow = prepared((db, { hash }: { hash: string }) =>
  db
    .selectFrom("card_original as o")
    .innerJoin("file as f", "f.hash", "o.hash")
    .select(["o.parsed", "f.bytes"])
    .where("o.hash", "=", hash),
);

/** The file that a version came from, and what it was read as. */
export async function findOriginal(db: Queryable, hash: string) {
  const [row] = await findOriginalRow(db, { hash });
  return row;
}

export interface FileOfOwner {
  hash: string;
  ownerId: string;
}

/**
 * Whether the file was brought here by this workspace: a character that began as a copy of another
 * one has its file too, but nobody of the workspace was ever given it.
 */
export async function ownsFile(db: Queryable, { hash, ownerId }: FileOfOwner): Promise<boolean> {
  const row = await db
    .selectFrom("character_file as f")
    .innerJoin("character as c", "c.id", "f.character_id")
    .innerJoin("character_version as v", (join) =>
      join.onRef("v.character_id", "=", "c.id").on("v.number", "=", 1),
    )
    .select("c.id")
    .where("f.hash", "=", hash)
    .where("f.kind", "=", "card")
    .where("c.owner_id", "=", ownerId)
    .where("v.source", "<>", "remix")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** When a version was saved, ISO 8601. */
export async function findSavingTime(
  db: Queryable,
  { id, version }: { id: string; version: number },
): Promise<string | undefined> {
  const row = await db
    .selectFrom("character_version")
    .select("created_at")
    .where("character_id", "=", id)
    .where("number", "=", version)
    .executeTakeFirst();
  return row?.created_at;
}

export interface Selection {
  ids: readonly string[];
  ownerId: string;
}

/** Those of the characters that the caller may see: their own newest, of others the published version. */
export function findSelected(db: Queryable, { ids, ownerId }: Selection) {
  return db
    .selectFrom("character as c")
    .innerJoin("character_version as v", (join) =>
      join.onRef("v.character_id", "=", "c.id").on("v.number", "=", shownVersion(ownerId)),
    )
    .select(["c.id", "c.owner_id", "c.published_version", "v.name", "v.number as version"])
    .where("c.id", "=", sql<string>`any(${ids}::uuid[])`)
    .where("c.deleted_at", "is", null)
    .execute();
}
