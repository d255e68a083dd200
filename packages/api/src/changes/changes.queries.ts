import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";

// "PF" in ASCII, then 3: the migrations hold 1. The second half of the key is the owner.
const lockKey = 0x5046_0003;

/** Waits until no other transaction gives this owner's events their positions. */
export async function lockFeed(tx: Tx, ownerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lockKey)}, hashtext(${ownerId}))`.execute(tx);
}

const findUnplaced = prepared((db, { ownerId }: { ownerId: string }) =>
  db
    .selectFrom("change")
    .select("id")
    .where("owner_id", "=", ownerId)
    .where("position", "is", null)
    .limit(1),
);

/** Whether an event was committed since the feed was read last. */
export async function hasUnplaced(db: Queryable, ownerId: string): Promise<boolean> {
  return (await findUnplaced(db, { ownerId })).length > 0;
}

/** Gives up to `limit` events the next positions, in the order of their ids; answers how many. */
export async function placeChanges(tx: Tx, ownerId: string, limit: number): Promise<number> {
  const { numUpdatedRows } = await tx
    .with("unplaced", (query) =>
      query
        .selectFrom("change")
        .select("id")
        .where("owner_id", "=", ownerId)
        .where("position", "is", null)
        .orderBy("id")
        .limit(limit),
    )
    .with("placed", (query) =>
      query
        .selectFrom("unplaced")
        .select(["id", sql<string>`nextval('change_position')`.as("position")]),
    )
    .updateTable("change")
    .from("placed")
    .set((eb) => ({ position: eb.ref("placed.position") }))
    .whereRef("change.id", "=", "placed.id")
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** The events after a position, oldest first. */
export const listChanges = prepared(
  (db, { ownerId, after, limit }: { ownerId: string; after: number; limit: number }) =>
    db
      .selectFrom("change")
      .select(["type", "character_id", "slug", "version", "label", "at", "position"])
      .where("owner_id", "=", ownerId)
      .where("position", ">", sql<string>`${after}`)
      .orderBy("position")
      .limit(limit),
);

export type ChangeRow = Awaited<ReturnType<typeof listChanges>>[number];

/** The position of the newest event that has one; 0 before the first. */
export async function findLastPosition(db: Queryable, ownerId: string): Promise<number> {
  const { last } = await db
    .selectFrom("change")
    .select((eb) => eb.fn.coalesce(eb.fn.max("position"), sql<string>`0`).as("last"))
    .where("owner_id", "=", ownerId)
    .where("position", "is not", null)
    .executeTakeFirstOrThrow();
  return Number(last);
}
