import type { CharacterContent } from "@personaforge/contract/content";
import { productionLabel } from "@personaforge/contract/productionLabel";
import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import type { DB } from "@personaforge/db/schema.gen";
import { type NotNull, type QueryCreator, sql } from "kysely";
import { characterColumns, refColumn, summaryColumns } from "./columns.ts";
import { list, unlist } from "./publicTags.queries.ts";
import type { SearchText } from "../searchText.ts";
import { shownVersion } from "./wantedVersion.queries.ts";
import { weighted } from "./weighted.queries.ts";

/** What the newest and the published version always hold as columns; others may be packed. */
export interface Unpacked {
  personality_summary: NotNull;
  alternate_greetings: NotNull;
  example_dialogues: NotNull;
  tags: NotNull;
  content_rating: NotNull;
  group_greetings: NotNull;
  trusts_instructions: NotNull;
  depth_prompt: CharacterContent["depth_prompt"];
  lorebook: CharacterContent["lorebook"];
  avatar: CharacterContent["avatar"];
  card: CharacterContent["card"];
}

const findBy = (column: "c.id" | "c.slug") =>
  prepared((db, { ref, ownerId }: Record<"ref" | "ownerId", string>) =>
    db
      .selectFrom("character as c")
      .innerJoin("character_version as v", (join) =>
        join.onRef("v.character_id", "=", "c.id").on("v.number", "=", shownVersion(ownerId)),
      )
      .select(characterColumns)
      .$narrowType<Unpacked>()
      .where(column, "=", ref)
      .where("c.deleted_at", "is", null),
  );

const finders = { "c.id": findBy("c.id"), "c.slug": findBy("c.slug") };

/**
 * A character by id or slug: for its owner with the newest version, for others with the published
 * one, for nobody else.
 */
export async function findCharacter(db: Queryable, ref: string, ownerId: string) {
  const [row] = await finders[refColumn(ref)](db, { ref: ref.toLowerCase(), ownerId });
  return row;
}

export type CharacterRow = NonNullable<Awaited<ReturnType<typeof findCharacter>>>;

/** Whether everybody may see the character. */
export async function isPublished(db: Queryable, ref: string): Promise<boolean> {
  const row = await db
    .selectFrom("character as c")
    .select("c.id")
    .where(refColumn(ref), "=", ref.toLowerCase())
    .where("c.published_version", "is not", null)
    .where("c.deleted_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Locks the owner's character until the transaction ends; false when there is none. The content is
 * read afterwards: a join in this statement would not see the version that a writer it waited for
 * has added.
 */
export async function lockCharacter(tx: Tx, id: string, ownerId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("character")
    .select("id")
    .where("id", "=", id)
    .where("owner_id", "=", ownerId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** A character with its newest version, trash included. */
export function findHead(tx: Tx, id: string) {
  return tx
    .selectFrom("character as c")
    .innerJoin("character_version as v", (join) =>
      join.onRef("v.character_id", "=", "c.id").onRef("v.number", "=", "c.head_version"),
    )
    .select(characterColumns)
    .$narrowType<Unpacked>()
    .where("c.id", "=", id)
    .executeTakeFirst();
}

export interface HeadChange {
  headVersion?: number;
  /** The version that the gallery shows from now on; null takes the character out of it. */
  publish?: { version: number; search: SearchText; tags: readonly string[] } | null;
  search?: SearchText;
}

const headColumns = ["revision", "updated_at", "published_at", "published_version"] as const;

export function updateHead(tx: Tx, id: string, change: HeadChange) {
  if (change.publish === undefined) {
    return changeHead(tx, id, change).returning(headColumns).executeTakeFirstOrThrow();
  }
  const tags = change.publish?.tags ?? [];
  return tx
    .with("head", (query) => changeHead(query, id, change).returning(["id", ...headColumns]))
    .with("unlisted", (query) => unlist(query, { id, tags }))
    .with("listed", (query) => list(query, tags))
    .selectFrom("head")
    .select(headColumns)
    .executeTakeFirstOrThrow();
}

function changeHead(
  query: Pick<QueryCreator<DB>, "updateTable">,
  id: string,
  { headVersion, publish, search }: HeadChange,
) {
  return query
    .updateTable("character")
    .set({
      revision: sql<number>`revision + 1`,
      updated_at: sql<string>`now()`,
      ...(headVersion !== undefined && { head_version: headVersion }),
      ...(search !== undefined && { search: weighted(search) }),
      ...(publish === null && { published_version: null, published_at: null, public_search: null }),
      ...(publish && {
        published_version: publish.version,
        // First published, not last: "newest" in the gallery means new characters, not new edits.
        published_at: sql<string>`coalesce(published_at, now())`,
        public_search: weighted(publish.search),
      }),
    })
    .where("id", "=", id);
}

/** Into the trash, or back: a character in the trash is listed nowhere else and served to nobody. */
export function setDeleted(tx: Tx, id: string, deleted: boolean) {
  return tx
    .updateTable("character")
    .set({
      revision: sql<number>`revision + 1`,
      deleted_at: deleted ? sql<string>`now()` : null,
    })
    .where("id", "=", id)
    .returning(["revision", "deleted_at"])
    .executeTakeFirstOrThrow();
}

export interface CharacterFilter {
  ownerId: string;
  /** A tsquery, see `searchText.ts`. */
  query: string | undefined;
  tag: string | undefined;
  deleted: boolean;
  before: string | undefined;
  limit: number;
}

export const listCharacters = prepared((db, filter: CharacterFilter) =>
  db
    .selectFrom("character as c")
    .innerJoin("character_version as v", (join) =>
      join.onRef("v.character_id", "=", "c.id").onRef("v.number", "=", "c.head_version"),
    )
    .leftJoin("character_label as live", (join) =>
      join.onRef("live.character_id", "=", "c.id").on("live.name", "=", sql.lit(productionLabel)),
    )
    .leftJoin("draft as d", (join) =>
      join
        .onRef("d.character_id", "=", "c.id")
        .onRef("d.editor_id", "=", "c.owner_id")
        .on("d.content", "!=", sql<never>`'{}'::jsonb`),
    )
    .select([
      "c.id",
      "c.slug",
      "c.is_sample",
      "c.published_version",
      "c.created_at",
      "c.updated_at",
      "c.deleted_at",
      "live.version as live_version",
      "d.updated_at as draft_at",
      ...summaryColumns,
    ])
    .$narrowType<Unpacked>()
    .where("c.owner_id", "=", filter.ownerId)
    .where("c.deleted_at", filter.deleted ? "is not" : "is", null)
    .$if(filter.before !== undefined, (q) => q.where("c.id", "<", filter.before ?? ""))
    .$if(filter.query !== undefined, (q) =>
      q.where(sql<boolean>`c.search @@ to_tsquery('simple', ${filter.query})`),
    )
    .$if(filter.tag !== undefined, (q) => q.where(sql<boolean>`${filter.tag} = any(v.tags)`))
    .orderBy("c.id", "desc")
    .limit(filter.limit),
);

/** Puts every sample that is still here into the trash and names them. */
export function deleteSamples(tx: Tx, ownerId: string) {
  return tx
    .updateTable("character")
    .set({ deleted_at: sql<string>`now()`, revision: sql<number>`revision + 1` })
    .where("owner_id", "=", ownerId)
    .where("is_sample", "=", true)
    .where("deleted_at", "is", null)
    .returning(["id", "slug"])
    .execute();
}

export async function countSamples(db: Queryable, ownerId: string): Promise<number> {
  const { count } = await db
    .selectFrom("character")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("owner_id", "=", ownerId)
    .where("is_sample", "=", true)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}
