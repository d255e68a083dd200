import type { ImportItemState, ImportReason, ImportReport } from "@personaforge/contract/import";
import type { OverLimitAnswers } from "@personaforge/contract/importAnswer";
import type { Tx } from "@personaforge/db/database";
import { sql } from "kysely";

/** What a person decided about some items, to be done with the next pass. */
export interface Decided {
  itemId: string;
  state: Extract<ImportItemState, "ready" | "skipped">;
  reason: ImportReason | null;
  action: "import" | "copy" | "version" | null;
  name: string | null;
  into: string | null;
}

/** Answers the items that there are and that still wait for a decision. */
export async function decideItems(
  tx: Tx,
  importId: string,
  decided: readonly Decided[],
): Promise<string[]> {
  const of = <Key extends keyof Decided>(key: Key) => decided.map((item) => item[key]);
  const rows = await tx
    .updateTable("import_item")
    .from(
      sql<Decided>`unnest(${of("itemId")}::uuid[], ${of("state")}::text[], ${of("reason")}::text[],
        ${of("action")}::text[], ${of("name")}::text[], ${of("into")}::uuid[])`.as<"d">(
        sql`d (item_id, state, reason, action, name, into_id)`,
      ),
    )
    .set({
      state: sql`d.state`,
      reason: sql`d.reason`,
      action: sql`d.action`,
      given_name: sql`coalesce(d.name, given_name)`,
      into_id: sql`d.into_id`,
    })
    .where("import_item.import_id", "=", importId)
    .where("import_item.id", "=", sql<string>`d.item_id`)
    .where("import_item.state", "in", ["waiting", "ready", "needs_fix", "duplicate", "failed"])
    .returning("import_item.id")
    .execute();
  return rows.map(({ id }) => id);
}

interface Answered {
  before: OverLimitAnswers | null;
  now: OverLimitAnswers;
  report: ImportReport;
}

/** Whether it could be stored: nobody said something else since, and it is not imported yet. */
export async function answerItem(
  tx: Tx,
  id: string,
  { before, now, report }: Answered,
): Promise<boolean> {
  const given = before === null ? null : JSON.stringify(before);
  const { numUpdatedRows } = await tx
    .updateTable("import_item")
    .set({ over_limit: JSON.stringify(now), report: JSON.stringify(report) })
    .where("id", "=", id)
    .where("state", "in", ["ready", "needs_fix", "duplicate"])
    .where(sql<boolean>`over_limit is not distinct from ${given}::jsonb`)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Has the next pass look again at duplicates of one kind or all, and do what the import says. */
export async function readyDuplicates(
  tx: Tx,
  importId: string,
  reason: ImportReason | null,
): Promise<void> {
  await tx
    .updateTable("import_item")
    .set({ state: "ready", reason: null })
    .where("import_id", "=", importId)
    .where("state", "=", "duplicate")
    .$if(reason !== null, (query) => query.where("reason", "=", reason))
    .execute();
}

/** Whether each of these characters is a living one of the workspace. */
export async function findLiving(tx: Tx, ownerId: string, ids: readonly string[]) {
  const rows = await tx
    .selectFrom("character")
    .select("id")
    .where("id", "=", sql<string>`any(${ids}::uuid[])`)
    .where("owner_id", "=", ownerId)
    .where("deleted_at", "is", null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
