import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";

const markReading = prepared((db, { id, items }: { id: string; items: readonly string[] }) =>
  db
    .updateTable("import")
    .set({ reading: sql`${items}::uuid[]` })
    .where("id", "=", id),
);

/** Remembers what is being read, in case nobody lives to tell. */
export async function setReading(
  db: Queryable,
  importId: string,
  items: readonly string[],
): Promise<void> {
  await markReading(db, { id: importId, items });
}

const moveOn = prepared((db, { id, items }: { id: string; items: readonly string[] }) =>
  db
    .updateTable("import")
    .set({ reading: sql`${items}::uuid[]`, updated_at: sql<string>`now()` })
    .where("id", "=", id),
);

/** The same, when an item was settled. */
export async function noteReading(
  tx: Tx,
  importId: string,
  items: readonly string[],
): Promise<void> {
  await moveOn(tx, { id: importId, items });
}

/**
 * Counts a death for each item that was being read when a process ended, of imports that were not
 * heard of for so many seconds. Another process that works
 * on the same import at this moment has its items counted too: they are read alone then, and no more.
 */
export async function countDeaths(db: Queryable, silentFor: number): Promise<void> {
  await db
    .with("died", (cte) =>
      cte
        .updateTable("import")
        .from((eb) =>
          eb
            .selectFrom("import")
            .select(["id", "reading", "state"])
            .where("state", "in", ["checking", "importing"])
            .where(sql<boolean>`reading <> '{}'`)
            .where("updated_at", "<=", sql<string>`now() - make_interval(secs => ${silentFor})`)
            .forUpdate()
            .as("before"),
        )
        .set({ reading: sql`'{}'::uuid[]` })
        .whereRef("import.id", "=", "before.id")
        .returning(["before.reading", "before.state"]),
    )
    .updateTable("import_item")
    .from("died")
    .set((eb) => ({ deaths: eb("import_item.deaths", "+", 1) }))
    .where(sql<boolean>`import_item.id = any(died.reading)`)
    .where((eb) =>
      eb.or([
        eb("import_item.state", "=", "waiting"),
        eb.and([eb("import_item.state", "=", "ready"), eb("died.state", "=", "importing")]),
      ]),
    )
    .execute();
}
