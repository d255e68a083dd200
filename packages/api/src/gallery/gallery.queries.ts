import type { Queryable } from "@personaforge/db/database";
import { sql } from "kysely";
import type { Unpacked } from "../characters/characters.queries.ts";
import { contentColumns, refColumn, summaryColumns } from "../characters/columns.ts";

/** Public characters with the version that was published and who made them. */
function published(db: Queryable) {
  return db
    .selectFrom("character as c")
    .innerJoin("character_version as v", (join) =>
      join.onRef("v.character_id", "=", "c.id").onRef("v.number", "=", "c.published_version"),
    )
    .innerJoin("owner as o", "o.id", "c.owner_id")
    .where("c.published_version", "is not", null)
    .where("c.deleted_at", "is", null);
}

export interface GalleryFilter {
  tag: string | undefined;
  limit: number;
}

const publicColumns = [
  "c.id",
  "c.slug",
  "c.published_at",
  ...summaryColumns,
  "o.handle as creator_handle",
  "o.name as creator_name",
] as const;

export interface NewestFilter extends GalleryFilter {
  before: { published_at: string; id: string } | undefined;
}

/** Newest publication first. */
export function listNewest(db: Queryable, { tag, before, limit }: NewestFilter) {
  return published(db)
    .select(publicColumns)
    .$narrowType<Unpacked>()
    .$if(tag !== undefined, (q) => q.where(sql<boolean>`${tag} = any(v.tags)`))
    .$if(before !== undefined, (q) =>
      q.where(
        sql<boolean>`(c.published_at, c.id) < (${before?.published_at}, ${before?.id}::uuid)`,
      ),
    )
    .orderBy("c.published_at", "desc")
    .orderBy("c.id", "desc")
    .limit(limit)
    .execute();
}

export interface MatchFilter extends GalleryFilter {
  /** A tsquery, see `searchText.ts`. */
  query: string;
  before: { rank: number; id: string } | undefined;
}

/** Best match first. */
export function searchMatches(db: Queryable, { query, tag, before, limit }: MatchFilter) {
  const tsquery = sql`to_tsquery('simple', ${query})`;
  const rank = sql<number>`ts_rank(c.public_search, ${tsquery})::float8`;
  return published(db)
    .select([...publicColumns, rank.as("rank")])
    .$narrowType<Unpacked>()
    .where(sql<boolean>`c.public_search @@ ${tsquery}`)
    .$if(tag !== undefined, (q) => q.where(sql<boolean>`${tag} = any(v.tags)`))
    .$if(before !== undefined, (q) =>
      q.where(sql<boolean>`(${rank}, c.id) < (${before?.rank}::float8, ${before?.id}::uuid)`),
    )
    .orderBy(rank, "desc")
    .orderBy("c.id", "desc")
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
