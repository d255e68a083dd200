import type { Queryable } from "@personaforge/db/database";
import { sql } from "kysely";
import { summaryColumns } from "../characters/columns.ts";

/** Public characters with the version that was published and who made them. */
export function published(db: Queryable) {
  return db
    .selectFrom("character as c")
    .innerJoin("character_version as v", (join) =>
      join.onRef("v.character_id", "=", "c.id").onRef("v.number", "=", "c.published_version"),
    )
    .innerJoin("owner as o", "o.id", "c.owner_id")
    .where("c.published_version", "is not", null)
    .where("c.deleted_at", "is", null);
}

export const publicColumns = [
  "c.id",
  "c.slug",
  "c.published_at",
  ...summaryColumns,
  "o.handle as creator_handle",
  "o.name as creator_name",
] as const;

/** The same values twice: those of the tag are in the order of its index, which ends at the limit. */
export const newestFirst = (tag: string | undefined) =>
  tag === undefined
    ? ([sql.ref("c.published_at"), sql.ref("c.id")] as const)
    : ([sql.ref("t.published_at"), sql.ref("t.character_id")] as const);
