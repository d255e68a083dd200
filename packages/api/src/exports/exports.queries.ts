import type { DraftContent } from "@personaforge/contract/draft";
import type { Queryable } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";
import { packColumns } from "../versions/versions.queries.ts";
import { turnColumns } from "../conversations/conversations.queries.ts";
import type { ImportRow } from "../imports/imports.queries.ts";

/** The rows after one, at most so many. */
export interface Slice<Position> {
  after: Position | undefined;
  limit: number;
}

export function findPerson(db: Queryable, ownerId: string) {
  return db
    .selectFrom("owner")
    .select(["id", "handle", "name", "kind"])
    .where("id", "=", ownerId)
    .executeTakeFirstOrThrow();
}

/** When the account was made. */
export function findAccountAge(db: Queryable, accountId: string) {
  return db
    .selectFrom("account")
    .select("created_at")
    .where("id", "=", accountId)
    .executeTakeFirstOrThrow();
}

/** The ways in, without what opens them. */
export function listLogins(db: Queryable, accountId: string) {
  return db
    .selectFrom("login")
    .select(["provider_id as provider", "created_at"])
    .where("account_id", "=", accountId)
    .orderBy("id")
    .execute();
}

/** Characters of a workspace, either those in the trash or the others, which are two indexes. */
export const listCharacters = prepared(
  (db, { ownerId, trash, after, limit }: Slice<string> & { ownerId: string; trash: boolean }) =>
    db
      .selectFrom("character")
      .select([
        "id",
        "slug",
        "is_sample",
        "published_version",
        "published_at",
        "origin_id",
        "origin_version",
        "created_at",
        "updated_at",
        "deleted_at",
      ])
      .where("owner_id", "=", ownerId)
      .where("deleted_at", trash ? "is not" : "is", null)
      .$if(after !== undefined, (query) => query.where("id", "<", after ?? ""))
      .orderBy("id", "desc")
      .limit(limit),
);

export type CharacterRow = Awaited<ReturnType<typeof listCharacters>>[number];

export const listLabels = prepared((db, { characterIds }: { characterIds: readonly string[] }) =>
  db
    .selectFrom("character_label")
    .select(["character_id", "name", "version", "updated_at"])
    .where("character_id", "=", sql<string>`any(${characterIds}::uuid[])`)
    .orderBy("character_id")
    .orderBy("name"),
);

export const listVersions = prepared(
  (db, { characterId, after, limit }: Slice<number> & { characterId: string }) =>
    db
      .selectFrom("character_version as v")
      .innerJoin("owner as o", "o.id", "v.author_id")
      .leftJoin("character_version as a", (join) =>
        join.onRef("a.character_id", "=", "v.character_id").onRef("a.number", "=", "v.anchor"),
      )
      .select([
        "v.number",
        "v.message",
        "v.source",
        "v.restored_from",
        "v.content_hash",
        "v.created_at",
        "o.handle as author_handle",
        "o.name as author_name",
        ...packColumns,
      ])
      .where("v.character_id", "=", characterId)
      .where("v.number", ">", after ?? 0)
      .orderBy("v.number")
      .limit(limit),
);

export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number];

/** Drafts that hold something. */
export const listDrafts = prepared(
  (db, { editorId, after, limit }: Slice<string> & { editorId: string }) =>
    db
      .selectFrom("draft as d")
      .innerJoin("character as c", "c.id", "d.character_id")
      .select([
        "c.id",
        "c.slug",
        "c.owner_id as workspace_id",
        "d.base_version",
        "d.content",
        "d.updated_at",
      ])
      .$narrowType<{ content: DraftContent }>()
      .where("d.editor_id", "=", editorId)
      .where("d.content", "<>", sql<string>`'{}'::jsonb`)
      .$if(after !== undefined, (query) => query.where("d.character_id", ">", after ?? ""))
      .orderBy("d.character_id")
      .limit(limit),
);

/** Who held conversations in which workspaces: a person, and the keys that they made. */
export function listTalkers(db: Queryable, personId: string) {
  return db
    .selectFrom("conversation as t")
    .leftJoin("api_key as k", "k.id", "t.person_id")
    .select(["t.person_id", "t.owner_id", "k.id as api_key_id"])
    .distinct()
    .where(
      "t.person_id",
      "=",
      sql<string>`any(array(select id from api_key where created_by = ${personId})
        || ${personId}::uuid)`,
    )
    .orderBy("t.owner_id")
    .orderBy("t.person_id")
    .execute();
}

export interface Talker {
  personId: string;
  ownerId: string;
}

export const listConversations = prepared(
  (db, { personId, ownerId, after, limit }: Slice<string> & Talker) =>
    db
      .selectFrom("conversation as t")
      .innerJoin("character as c", "c.id", "t.character_id")
      .innerJoin("character_version as v", (join) =>
        join.onRef("v.character_id", "=", "t.character_id").onRef("v.number", "=", "t.version"),
      )
      .select([
        "t.id",
        "t.version",
        "t.created_at",
        "t.updated_at",
        "c.id as character_id",
        "c.slug",
        "v.name",
      ])
      .where("t.person_id", "=", personId)
      .where("t.owner_id", "=", ownerId)
      .$if(after !== undefined, (query) => query.where("t.id", "<", after ?? ""))
      .orderBy("t.id", "desc")
      .limit(limit),
);

export const listTurns = prepared(
  (db, { conversationId, after, limit }: Slice<number> & { conversationId: string }) =>
    db
      .selectFrom("turn")
      .select(turnColumns)
      .where("conversation_id", "=", conversationId)
      .where("position", ">", after ?? -1)
      .orderBy("position")
      .limit(limit),
);

export type TurnRow = Awaited<ReturnType<typeof listTurns>>[number];

/** What a person began to import, themselves or by a key. */
export function listImportsBy(db: Queryable, personId: string, { after, limit }: Slice<string>) {
  return db
    .selectFrom("import")
    .select([
      "id",
      "owner_id as workspace_id",
      "state",
      "on_duplicate",
      "created_at",
      "updated_at",
      "finished_at",
      "tagging",
    ])
    .$narrowType<Pick<ImportRow, "tagging">>()
    .where("person_id", "=", personId)
    .$if(after !== undefined, (query) => query.where("id", "<", after ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

export function listKeys(db: Queryable, createdBy: string, { after, limit }: Slice<string>) {
  return db
    .selectFrom("api_key")
    .select([
      "id",
      "owner_id as workspace_id",
      "name",
      "prefix",
      "scopes",
      "origins",
      "rate_per_minute",
      "monthly_tokens",
      "created_at",
      "expires_at",
      "last_used_at",
      "revoked_at",
    ])
    .where("created_by", "=", createdBy)
    .$if(after !== undefined, (query) => query.where("id", "<", after ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** What somebody did in one workspace. */
export const listDeeds = prepared(
  (db, { ownerId, actorId, after, limit }: Slice<string> & { ownerId: string; actorId: string }) =>
    db
      .selectFrom("audit")
      .select([
        "id",
        "at",
        "owner_id as workspace_id",
        "key_id as api_key_id",
        "action",
        "object_type",
        "object_id",
        "part",
        "before_hash",
        "after_hash",
        "request_id",
        "door",
      ])
      .where("owner_id", "=", ownerId)
      .where("actor_id", "=", actorId)
      .$if(after !== undefined, (query) => query.where("id", "<", after ?? ""))
      .orderBy("id", "desc")
      .limit(limit),
);

export type DeedRow = Awaited<ReturnType<typeof listDeeds>>[number];
