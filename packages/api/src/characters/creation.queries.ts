import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { auditValues, type NewAudit } from "../audit/newAudit.ts";
import type { NewChange } from "../changes/newChange.ts";
import type { SearchText } from "../searchText.ts";
import { type NewVersion, type VersionRow, versionValues } from "../versions/newVersion.ts";
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

type CharacterValues = Omit<NewCharacter, "search"> & SearchText;

const characterValues = (row: CharacterValues) => ({
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

const insertedColumns = [
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

const insertCharacterRow = prepared((db, row: CharacterValues) =>
  db.insertInto("character").values(characterValues(row)).returning(insertedColumns),
);

export async function insertCharacter(tx: Tx, { search, ...character }: NewCharacter) {
  const [row] = await insertCharacterRow(tx, { ...character, ...search });
  if (row === undefined) throw new Error("the character was not stored");
  return row;
}

/** A character with all that is stored of its beginning. */
export interface Creation {
  character: NewCharacter;
  version: NewVersion;
  audit: NewAudit;
  changes: readonly NewChange[];
}

type CreationValues = CharacterValues &
  VersionRow &
  Omit<NewAudit, "id"> & {
    auditId: string;
    changeIds: readonly string[];
    changeTypes: readonly string[];
  };

const insertCreationRows = prepared((db, row: CreationValues) =>
  db
    .with("first", (query) => query.insertInto("character_version").values(versionValues(row)))
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
    )
    .insertInto("character")
    .values(characterValues(row))
    .returning(insertedColumns),
);

/** Everything in one round trip, and in one transaction also without one around it. */
export async function insertCreation(
  db: Queryable,
  { character: { search, ...character }, version: { content, ...version }, ...told }: Creation,
) {
  const { id: auditId, ...audit } = told.audit;
  const [row] = await insertCreationRows(db, {
    ...character,
    ...search,
    ...version,
    ...content,
    ...audit,
    auditId,
    changeIds: told.changes.map(() => uuidv7()),
    changeTypes: told.changes.map(({ type }) => type),
  });
  if (row === undefined) throw new Error("the character was not stored");
  return row;
}
