import type {
  ImportItemState,
  ImportReason,
  ImportReport,
  ImportTagged,
} from "@personaforge/contract/import";
import type { OverLimitAnswers } from "@personaforge/contract/importAnswer";
import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";

/** A file that was taken in. */
export interface NewItem {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Of its bytes; null when they are not kept. */
  hash: string | null;
  state: Extract<ImportItemState, "waiting" | "skipped" | "failed">;
  reason: ImportReason | null;
}

/** Adds files behind those that are there. */
export async function insertItems(
  tx: Tx,
  importId: string,
  items: readonly NewItem[],
): Promise<void> {
  const of = <Key extends keyof NewItem>(key: Key) => items.map((item) => item[key]);
  await tx
    .insertInto("import_item")
    .columns(["id", "import_id", "position", "name", "size", "hash", "state", "reason"])
    .expression(
      sql`select item.id, ${importId}::uuid,
          coalesce((select max(position) from import_item where import_id = ${importId}), 0)
            + item.place,
          item.name, item.size, item.hash, item.state, item.reason
        from unnest(${of("id")}::uuid[], ${of("name")}::text[], ${of("size")}::int[],
          ${of("hash")}::text[], ${of("state")}::text[], ${of("reason")}::text[])
          with ordinality as item (id, name, size, hash, state, reason, place)`,
    )
    .execute();
}

/** How many files an import has, and how many bytes are kept of them. */
export function measureItems(db: Queryable, importId: string) {
  return db
    .selectFrom("import_item")
    .select([
      sql<number>`count(*)::int`.as("files"),
      sql<number>`coalesce(sum(size) filter (where hash is not null), 0)::float8`.as("bytes"),
    ])
    .where("import_id", "=", importId)
    .executeTakeFirstOrThrow();
}

const shown = (db: Queryable) =>
  db
    .selectFrom("import_item as i")
    .leftJoin("character as c", "c.id", "i.character_id")
    .leftJoin("character_version as v", (join) =>
      join.onRef("v.character_id", "=", "c.id").onRef("v.number", "=", "c.head_version"),
    )
    .select([
      "i.id",
      "i.position",
      "i.name",
      "i.size",
      "i.hash",
      "i.state",
      "i.reason",
      "i.character_id",
      "i.version",
      "i.made",
      "i.tagged",
      "i.report",
      "i.given_name",
      "c.slug",
      "v.name as character_name",
      "v.avatar as character_avatar",
    ])
    .$narrowType<{ reason: ImportReason | null; report: ImportReport | null }>();

interface Answered {
  over_limit: OverLimitAnswers | null;
}

interface Page {
  importId: string;
  state: ImportItemState | null;
  tagged: ImportTagged | null;
  after: number;
  limit: number;
}

/** In the order in which they came. */
export const listItems = prepared((db, { importId, state, tagged, after, limit }: Page) =>
  shown(db)
    .where("i.import_id", "=", importId)
    .where(sql<boolean>`(${state}::text is null or i.state = ${state})`)
    .where(sql<boolean>`(${tagged}::text is null or i.tagged = ${tagged})`)
    .where("i.position", ">", after)
    .orderBy("i.position")
    .limit(limit),
);

export type ItemRow = Awaited<ReturnType<typeof listItems>>[number];

const findById = prepared((db, { importId, id }: Record<"importId" | "id", string>) =>
  shown(db)
    .select("i.over_limit")
    .$narrowType<Answered>()
    .where("i.import_id", "=", importId)
    .where("i.id", "=", id),
);

export async function findItem(db: Queryable, importId: string, id: string) {
  const [row] = await findById(db, { importId, id });
  return row;
}

const workColumns = [
  "id",
  "position",
  "name",
  "hash",
  "state",
  "reason",
  "action",
  "given_name",
  "over_limit",
  "into_id",
  "deaths",
] as const;

interface Work {
  importId: string;
  states: readonly ImportItemState[];
  limit: number;
}

/** The next files to read. */
export const listWork = prepared((db, { importId, states, limit }: Work) =>
  db
    .selectFrom("import_item")
    .select(workColumns)
    .$narrowType<Answered>()
    .where("import_id", "=", importId)
    .where("state", "=", sql<ImportItemState>`any(${states}::text[])`)
    .orderBy("position")
    .limit(limit),
);

export type WorkItem = Awaited<ReturnType<typeof listWork>>[number];

/** Locks an item until the transaction ends, and reads it anew. */
export async function lockItem(tx: Tx, id: string): Promise<WorkItem | undefined> {
  return tx
    .selectFrom("import_item")
    .select(workColumns)
    .$narrowType<Answered>()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** What became of an item. */
export interface Settled {
  state: ImportItemState;
  reason: ImportReason | null;
  characterId: string | null;
  version: number | null;
  made: "character" | "version" | null;
  report: ImportReport | null;
}

type SettledValues = Omit<Settled, "report"> & { id: string; report: string | null };

const settle = prepared((db, item: SettledValues) =>
  db
    .updateTable("import_item")
    .set({
      state: item.state,
      reason: item.reason,
      character_id: item.characterId,
      version: item.version,
      made: item.made,
      deaths: 0,
      report: sql`coalesce(${item.report}::jsonb, report)`,
    })
    .where("id", "=", item.id),
);

/** The report of an earlier look stays when there is no new one. */
export async function settleItem(tx: Tx, id: string, settled: Settled): Promise<void> {
  const report = settled.report === null ? null : JSON.stringify(settled.report);
  await settle(tx, { ...settled, id, report });
}

/** The files that cards may name as their lorebook: of a SillyTavern folder, `worlds/*.json`. */
export function listWorlds(db: Queryable, importId: string) {
  return db
    .selectFrom("import_item")
    .select(["id", "name", "hash"])
    .$narrowType<{ hash: string }>()
    .where("import_id", "=", importId)
    .where("hash", "is not", null)
    .where("name", "~*", "(^|/)worlds/[^/]+[.]json$")
    .orderBy("position")
    .execute();
}

/** A lorebook that goes with a character needs no decision any more; null while that is not made. */
export async function markAttached(tx: Tx, id: string, characterId: string | null): Promise<void> {
  await tx
    .updateTable("import_item")
    .set({ state: "skipped", reason: "attached", character_id: characterId })
    .where("id", "=", id)
    .where("state", "in", ["waiting", "ready", "needs_fix"])
    .execute();
}
