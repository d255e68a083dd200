import type { Queryable } from "@personaforge/db/database";
import { type RawBuilder, sql } from "kysely";
import type { Unpacked } from "../characters/characters.queries.ts";
import { newestFirst, publicColumns, published } from "./published.queries.ts";

// Of more matches, the newest so many are ranked: to rank all of 100,000 takes up to 1.6 s.
const mostRanked = 2_000;

const matching = (query: string) => sql<boolean>`public_search @@ to_tsquery('simple', ${query})`;

/** Whether so few public characters have the tag that all that match can be ranked. */
export async function isRare(db: Queryable, tag: string): Promise<boolean> {
  const row = await db
    .selectFrom("public_tag")
    .select("character_id")
    .where("tag", "=", tag)
    .offset(mostRanked)
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

// From here on, to look along the newest until there are enough reads fewer than to sort all matches.
const common = 0.25;

/** Whether so many public characters match, by those on 20 pages of the table: 0.5 ms at any size. */
export async function isCommon(db: Queryable, query: string): Promise<boolean> {
  // Its size now: what the last ANALYZE noted is 0 until there was one. A page has 8 KiB.
  const percent = sql`2000 / greatest(pg_relation_size('character') / 8192.0, 20)`;
  const { rows } = await sql<{ isCommon: boolean }>`
    select coalesce(avg((${matching(query)})::integer) >= ${sql.lit(common)}, false) as "isCommon"
    from character tablesample system (${percent}) repeatable (0)
    where published_version is not null and deleted_at is null`.execute(db);
  return rows[0]?.isCommon === true;
}

export interface SearchFilter {
  /** A tsquery, see `searchText.ts`. */
  query: string;
  tag: string | undefined;
  /**
   * Where Postgres begins, which changes nothing but how much it reads. It makes one plan for all
   * tags and words, so it cannot tell by itself whose list is shorter.
   */
  along: "tag" | "newest" | "words";
  before: { rank: number; id: string } | undefined;
  limit: number;
}

/** Best match first, among the newest 2,000 that match. */
export function searchMatches(db: Queryable, filter: SearchFilter) {
  const { query, before, limit } = filter;
  const rank = sql<number>`ts_rank(c.public_search, to_tsquery('simple', ${query}))::float8`;
  // What is shown is read for those that are left, not for each that matches.
  const best = db
    .selectFrom("character as c")
    .select(["c.id", rank.as("rank")])
    .where("c.id", "=", sql<string>`any(array(${newestMatches(db, filter)}))`)
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

function newestMatches(db: Queryable, filter: SearchFilter) {
  const matches = matching(filter.query);
  if (filter.along === "newest") {
    // An offset keeps the condition outside, and so the list in the order of its index.
    const newest = newestOf(db, filter.tag).offset(0).as("newest");
    return db.selectFrom(newest).select("newest.id").where(matches).limit(mostRanked);
  }
  return publicCharacters(db)
    .select("c.id")
    .where(filter.tag === undefined ? matches : tagged(filter.tag, matches, filter.along))
    .orderBy("c.published_at", "desc")
    .orderBy("c.id", "desc")
    .limit(mostRanked);
}

const publicCharacters = (db: Queryable) =>
  db
    .selectFrom("character as c")
    .where("c.published_version", "is not", null)
    .where("c.deleted_at", "is", null);

function newestOf(db: Queryable, tag: string | undefined) {
  const [at, id] = newestFirst(tag);
  return publicCharacters(db)
    .select(["c.id", "c.public_search"])
    .$if(tag !== undefined, (q) =>
      q.innerJoin("public_tag as t", "t.character_id", "c.id").where("t.tag", "=", tag ?? ""),
    )
    .orderBy(at, "desc")
    .orderBy(id, "desc");
}

/** There is no index for `is true`, so Postgres begins with the tag; nor for a single value, so with the words. */
function tagged(tag: string, matches: RawBuilder<boolean>, along: "tag" | "words") {
  return along === "tag"
    ? sql<boolean>`c.id = any(array(select character_id from public_tag where tag = ${tag}))
        and (${matches}) is true`
    : sql<boolean>`${matches}
        and (select true from public_tag where character_id = c.id and tag = ${tag})`;
}
