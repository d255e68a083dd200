import type { Queryable } from "@personaforge/db/database";
import { sql } from "kysely";
import type { Unpacked } from "../characters/characters.queries.ts";
import { contentColumns, refColumn } from "../characters/columns.ts";
import { newestFirst, publicColumns, published } from "./published.queries.ts";

export interface NewestFilter {
  tag: string | undefined;
  limit: number;
  before: { published_at: string; id: string } | undefined;
}

/** Newest publication first. */
export function listNewest(db: Queryable, { tag, before, limit }: NewestFilter) {
  const [at, id] = newestFirst(tag);
  return published(db)
    .select(publicColumns)
    .$narrowType<Unpacked>()
    .$if(tag !== undefined, (q) =>
      q.innerJoin("public_tag as t", "t.character_id", "c.id").where("t.tag", "=", tag ?? ""),
    )
    .$if(before !== undefined, (q) =>
      q.where(sql<boolean>`(${at}, ${id}) < (${before?.published_at}, ${before?.id}::uuid)`),
    )
    .orderBy(at, "desc")
    .orderBy(id, "desc")
    .limit(limit)
    .execute();
}

export function findPublished(db: Queryable, ref: string) {
  return published(db)
    .select([
      "c.id",
      "c.slug",
      "c.published_at",
      "v.number as version",
      ...contentColumns,
      "o.handle as creator_handle",
      "o.name as creator_name",
      "c.owner_id",
      "c.created_at",
      "v.created_at as updated_at",
      "v.content_hash",
    ])
    .$narrowType<Unpacked>()
    .where(refColumn(ref), "=", ref.toLowerCase())
    .executeTakeFirst();
}
