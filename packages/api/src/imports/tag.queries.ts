import type { ImportTagged, ImportTagging } from "@personaforge/contract/import";
import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";
import type { Asker } from "./imports.queries.ts";

/** What an import remembers of its tags. */
export interface StoredTagging extends ImportTagging {
  /** The position of the item that had its turn last. */
  after: number;
  /** The state that the import had before, and gets back. */
  before: "done" | "stopped";
}

/** Of each character that an import brought, only the newest item; in their order. */
const toTag = (db: Queryable, importId: string) =>
  db
    .selectFrom("import_item as i")
    .where("i.import_id", "=", importId)
    .where("i.state", "=", "imported")
    .where("i.character_id", "is not", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("import_item as later")
            .select("later.id")
            .whereRef("later.character_id", "=", "i.character_id")
            .whereRef("later.import_id", "=", "i.import_id")
            .where("later.state", "=", "imported")
            .whereRef("later.version", ">", "i.version"),
        ),
      ),
    );

interface Place {
  importId: string;
  after: number;
  limit: number;
}

/** The next characters that get the tags. */
export const listToTag = prepared((db, { importId, after, limit }: Place) =>
  toTag(db, importId)
    .select(["i.id", "i.position", "i.character_id", "i.version", "i.tagged_version"])
    .where("i.position", ">", after)
    .orderBy("i.position")
    .limit(limit),
);

export type ItemToTag = Awaited<ReturnType<typeof listToTag>>[number];

export async function countToTag(db: Queryable, importId: string): Promise<number> {
  const { count } = await toTag(db, importId)
    .select(sql<number>`count(*)::int`.as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Forgets what the tags before these did. */
export async function clearTagged(tx: Tx, importId: string): Promise<void> {
  await tx
    .updateTable("import_item")
    .set({ tagged: null })
    .where("import_id", "=", importId)
    .where("state", "=", "imported")
    .where("tagged", "is not", null)
    .execute();
}

/** The time when the import was over stays, so that tags give nobody more time to undo it. */
export async function beginTagging(
  tx: Tx,
  id: string,
  { asker, tagging }: { asker: Asker; tagging: StoredTagging },
): Promise<void> {
  await tx
    .updateTable("import")
    .set({ ...asker, state: "tagging", tagging: JSON.stringify(tagging), updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
}

const moveOn = prepared((db, { id, tagging }: { id: string; tagging: string }) =>
  db
    .updateTable("import")
    .set({ tagging, updated_at: sql<string>`now()` })
    .where("id", "=", id),
);

export async function storeTagging(tx: Tx, id: string, tagging: StoredTagging): Promise<void> {
  await moveOn(tx, { id, tagging: JSON.stringify(tagging) });
}

/** The import is again what it was before. */
export async function endTagging(tx: Tx, id: string, { before }: StoredTagging): Promise<void> {
  await tx
    .updateTable("import")
    .set({ state: before, updated_at: sql<string>`now()` })
    .where("id", "=", id)
    .execute();
}

interface Marked {
  id: string;
  tagged: ImportTagged;
  version: number | null;
}

const mark = prepared((db, { id, tagged, version }: Marked) =>
  db
    .updateTable("import_item")
    .set({ tagged, tagged_version: sql`coalesce(${version}::int, tagged_version)` })
    .where("id", "=", id),
);

/** With a version: one that differs from what was imported by its tags alone. */
export async function markTagged(tx: Tx, marked: Marked): Promise<void> {
  await mark(tx, marked);
}
