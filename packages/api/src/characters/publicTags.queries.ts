import type { DB } from "@personaforge/db/schema.gen";
import { type QueryCreator, sql } from "kysely";

interface NewTags {
  id: string;
  tags: readonly string[];
  isPublic: boolean;
}

/** Lists a character that is just made under its tags. */
export const listNew = (
  query: Pick<QueryCreator<DB>, "insertInto">,
  { id, tags, isPublic }: NewTags,
) =>
  query
    .insertInto("public_tag")
    .columns(["character_id", "tag", "published_at"])
    .expression(
      sql`select ${id}::uuid, tag, now() from unnest(${isPublic ? tags : []}::text[]) as tag`,
    );

/** The character as the statement leaves it: a part of it that is called `head`. */
interface Head {
  id: string;
  published_at: string | null;
}

/** Lists it under these tags, too. */
export const list = (query: QueryCreator<DB & { head: Head }>, tags: readonly string[]) =>
  query
    .insertInto("public_tag")
    .columns(["character_id", "tag", "published_at"])
    .expression(sql`select id, tag, published_at from head, unnest(${tags}::text[]) as tag`)
    .onConflict((on) => on.doNothing());

/** Lists a character under no other tags than these. */
export const unlist = (
  query: Pick<QueryCreator<DB>, "deleteFrom">,
  { id, tags }: Omit<NewTags, "isPublic">,
) =>
  query
    .deleteFrom("public_tag")
    .where("character_id", "=", id)
    .where(sql<boolean>`tag <> all(${tags}::text[])`);
