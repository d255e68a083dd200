import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";
import { characterColumns, contentColumns, refColumn } from "../characters/columns.ts";
import {
  mayBeSeen,
  type WantedVersion,
  wantedVersion,
} from "../characters/wantedVersion.queries.ts";
import { type NewVersion, type VersionRow, versionValues } from "./newVersion.ts";

const insertVersionRow = prepared((db, row: VersionRow) =>
  db.insertInto("character_version").values(versionValues(row)),
);

export async function insertVersion(tx: Tx, { content, ...version }: NewVersion): Promise<void> {
  await insertVersionRow(tx, { ...version, ...content });
}

export interface VersionOfCharacter extends WantedVersion {
  ref: string;
}

const findAtBy = (column: "c.id" | "c.slug") =>
  prepared((db, wanted: VersionOfCharacter) =>
    db
      .selectFrom("character as c")
      .innerJoin("character_version as v", (join) =>
        join.onRef("v.character_id", "=", "c.id").on("v.number", "=", wantedVersion(wanted)),
      )
      .leftJoin("character_version as a", (join) =>
        join.onRef("a.character_id", "=", "v.character_id").onRef("a.number", "=", "v.anchor"),
      )
      .select([...characterColumns, "v.packed", "a.packed as anchor_pack"])
      .where(column, "=", wanted.ref)
      .where("c.deleted_at", "is", null)
      .where(mayBeSeen(wanted.ownerId)),
  );

const findersAt = { "c.id": findAtBy("c.id"), "c.slug": findAtBy("c.slug") };

/** A character with the version that is meant, in one round trip; for others than its owner, only the published one. */
export async function findAt(db: Queryable, wanted: VersionOfCharacter) {
  const ref = wanted.ref.toLowerCase();
  const [row] = await findersAt[refColumn(ref)](db, { ...wanted, ref });
  return row;
}

/** What a row holds of its content: columns, or a pack and the pack of its anchor. */
export const packColumns = ["v.packed", "a.packed as anchor_pack", ...contentColumns] as const;

const findContentRow = prepared((db, wanted: { characterId: string; number: number }) =>
  db
    .selectFrom("character_version as v")
    .leftJoin("character_version as a", (join) =>
      join.onRef("a.character_id", "=", "v.character_id").onRef("a.number", "=", "v.anchor"),
    )
    .select(packColumns)
    .where("v.character_id", "=", wanted.characterId)
    .where("v.number", "=", wanted.number),
);

/** The content of one version; whoever holds its number was allowed to see it. */
export async function findContent(db: Queryable, characterId: string, number: number) {
  const [row] = await findContentRow(db, { characterId, number });
  return row;
}

/** The newest version that stands alone. */
export function findAnchor(tx: Tx, characterId: string) {
  return tx
    .selectFrom("character_version")
    .select(["number", "packed"])
    .where("character_id", "=", characterId)
    .where("packed", "is not", null)
    .where("anchor", "is", null)
    .$narrowType<{ packed: Buffer }>()
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Puts the pack in the place of the columns. */
export async function packVersion(
  tx: Tx,
  at: { characterId: string; number: number },
  { packed, anchor }: { packed: Buffer; anchor: number | null },
): Promise<void> {
  await tx
    .updateTable("character_version")
    .set({
      packed,
      anchor,
      personality_summary: null,
      backstory: null,
      tone_description: null,
      initial_greeting: null,
      tagline: null,
      opening_scene: null,
      alternate_greetings: null,
      example_dialogues: null,
      tags: null,
      language: null,
      license: null,
      content_rating: null,
      nickname: null,
      scenario: null,
      group_greetings: null,
      system_prompt: null,
      post_history_instructions: null,
      depth_prompt: null,
      trusts_instructions: null,
      lorebook: null,
      avatar: null,
      card: null,
    })
    .where("character_id", "=", at.characterId)
    .where("number", "=", at.number)
    .execute();
}

/** The labels that point at a version, as a list. */
const labelsOf = sql<string[]>`array(
  select l.name from character_label as l
  where l.character_id = v.character_id and l.version = v.number order by l.name)`;

function timeline(db: Queryable, characterId: string) {
  return db
    .selectFrom("character_version as v")
    .innerJoin("character as c", "c.id", "v.character_id")
    .innerJoin("owner as o", "o.id", "v.author_id")
    .select([
      "v.number",
      "v.message",
      "v.source",
      "v.restored_from",
      "v.content_hash",
      "v.created_at",
      "c.published_version",
      "o.handle as author_handle",
      "o.name as author_name",
      labelsOf.as("labels"),
    ])
    .where("v.character_id", "=", characterId);
}

export interface TimelineFilter {
  characterId: string;
  before: number | undefined;
  limit: number;
}

/** Newest first; whoever holds the id was allowed to see it. */
export function listVersions(db: Queryable, { characterId, before, limit }: TimelineFilter) {
  return timeline(db, characterId)
    .$if(before !== undefined, (query) => query.where("v.number", "<", before ?? 0))
    .orderBy("v.number", "desc")
    .limit(limit)
    .execute();
}

export type TimelineRow = Awaited<ReturnType<typeof listVersions>>[number];

/** One version with its content. */
export function findVersion(db: Queryable, characterId: string, number: number) {
  return timeline(db, characterId)
    .leftJoin("character_version as a", (join) =>
      join.onRef("a.character_id", "=", "v.character_id").onRef("a.number", "=", "v.anchor"),
    )
    .select(packColumns)
    .where("v.number", "=", number)
    .executeTakeFirst();
}

export async function renameVersion(
  tx: Tx,
  at: { characterId: string; number: number },
  message: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("character_version")
    .set({ message })
    .where("character_id", "=", at.characterId)
    .where("number", "=", at.number)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** The newest version that came from a file; null when none did. */
export async function findImported(db: Queryable, characterId: string): Promise<number | null> {
  const row = await db
    .selectFrom("character_version")
    .select((eb) => eb.fn.max("number").as("number"))
    .where("character_id", "=", characterId)
    .where("source", "=", "import")
    .executeTakeFirst();
  return row?.number ?? null;
}
