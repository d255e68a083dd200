import type { Queryable } from "@personaforge/db/database";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { auditValues, type NewAudit } from "../audit/newAudit.ts";
import type { NewChange } from "../changes/newChange.ts";
import type { SearchText } from "../searchText.ts";
import { type NewVersion, type VersionRow, versionValues } from "../versions/newVersion.ts";
import { listNew } from "./publicTags.queries.ts";
import { weighted } from "./weighted.queries.ts";

export interface NewCharacter {
  id: string;
  ownerId: string;
  slug: string;
  isSample: boolean;
  isPublic: boolean;
  originId: string | null;
  originVersion: number | null;
  search: SearchText;
}

export type CharacterValues = Omit<NewCharacter, "search"> & SearchText;

export const characterValues = (row: CharacterValues) => ({
  id: row.id,
  owner_id: row.ownerId,
  slug: row.slug,
  head_version: 1,
  is_sample: row.isSample,
  origin_id: row.originId,
  origin_version: row.originVersion,
  search: weighted(row),
  published_version: row.isPublic ? 1 : null,
  published_at: row.isPublic ? sql<string>`now()` : null,
  public_search: row.isPublic ? weighted(row) : null,
});

export const insertedColumns = [
  "slug",
  "is_sample",
  "published_version",
  "published_at",
  "revision",
  "created_at",
  "updated_at",
  "deleted_at",
  "origin_id",
  "origin_version",
] as const;

/** A character with all that is stored of its beginning. */
export interface Creation {
  character: NewCharacter;
  version: NewVersion;
  audit: NewAudit;
  changes: readonly NewChange[];
}

export type CreationValues = CharacterValues &
  VersionRow &
  Omit<NewAudit, "id"> & {
    auditId: string;
    changeIds: readonly string[];
    changeTypes: readonly string[];
  };

/** What is stored beside the row of the character itself. */
export const withBeginning = (db: Queryable, row: CreationValues) =>
  db
    .with("first", (query) => query.insertInto("character_version").values(versionValues(row)))
    .with("listed", (query) => listNew(query, row))
    .with("recorded", (query) =>
      query.insertInto("audit").values(auditValues({ ...row, id: row.auditId })),
    )
    .with("told", (query) =>
      query
        .insertInto("change")
        .columns(["id", "type", "owner_id", "character_id", "slug", "version"])
        .expression(
          sql`select id, type, ${row.ownerId}::uuid, ${row.id}::uuid, ${row.slug}, 1
            from unnest(${row.changeIds}::uuid[], ${row.changeTypes}::text[]) as made (id, type)`,
        ),
    );

export function creationValues({
  character: { search, ...character },
  version: { content, ...version },
  ...told
}: Creation): CreationValues {
  const { id: auditId, ...audit } = told.audit;
  return {
    ...character,
    ...search,
    ...version,
    ...content,
    ...audit,
    auditId,
    changeIds: told.changes.map(() => uuidv7()),
    changeTypes: told.changes.map(({ type }) => type),
  };
}
