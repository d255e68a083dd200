import type { Queryable } from "@personaforge/db/database";
import { type RawBuilder, sql } from "kysely";
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
  // The same values twice: those of the tag are in the order of its index, which ends at the limit.
  const [at, id] =
    tag === undefined
      ? [sql.ref("c.published_at"), sql.ref("c.id")]
      : [sql.ref("t.published_at"), sql.ref("t.character_id")];
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

// To look at the words of as many, Postgres reads 4,300 pages; to look for the tag of 100,000 whose
// words match, 325,000.
const few = 2_000;

/** Whether so few public characters have the tag that each of them can be looked at. */
export async function isRare(db: Queryable, tag: string): Promise<boolean> {
  const row = await db
    .selectFrom("public_tag")
    .select("character_id")
    .where("tag", "=", tag)
    .offset(few)
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

export interface MatchFilter extends Omit<GalleryFilter, "tag"> {
  /** A tsquery, see `searchText.ts`. */
  query: string;
  tag: { name: string; isRare: boolean } | undefined;
  before: { rank: number; id: string } | undefined;
}

/** Best match first. */
export function searchMatches(db: Queryable, { query, tag, before, limit }: MatchFilter) {
  const tsquery = sql`to_tsquery('simple', ${query})`;
  const rank = sql<number>`ts_rank(c.public_search, ${tsquery})::float8`;
  const matches = sql<boolean>`c.public_search @@ ${tsquery}`;
  // What is shown is read for those that are left, not for each that matches.
  const best = db
    .selectFrom("character as c")
    .select(["c.id", rank.as("rank")])
    .where("c.published_version", "is not", null)
    .where("c.deleted_at", "is", null)
    .where(tag === undefined ? matches : tagged(tag, matches))
    .$if(before !== undefined, (q) =>
      q.where(sql<boolean>`(${rank}, c.id) < (${before?.rank}::float8, ${before?.id}::uuid)`),
    )
    .orderBy(rank, "desc")
    .orderBy("c.id", "desc")
    .limit(limit)
    .as("best");
  return published(db)
    .innerJoin(best, "best.id", "c.id")
    .select([...publicColumns, "best.rank"])
    .$narrowType<Unpacked>()
    .orderBy("best.rank", "desc")
    .orderBy("best.id", "desc")
    .execute();
}

/**
 * Postgres makes one plan for all tags and words, and cannot tell whose list is shorter. It has no
 * index for `is true`, and so begins with the tag; nor for a single value, and so with the words.
 */
function tagged(
  { name, isRare: first }: NonNullable<MatchFilter["tag"]>,
  matches: RawBuilder<boolean>,
) {
  return first
    ? sql<boolean>`c.id = any(array(select character_id from public_tag where tag = ${name}))
        and (${matches}) is true`
    : sql<boolean>`${matches}
        and (select true from public_tag where character_id = c.id and tag = ${name})`;
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
