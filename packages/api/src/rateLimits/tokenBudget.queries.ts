import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

export interface TokenUse {
  today: number;
  month: number;
}

const today = sql<string>`(now() at time zone 'utc')::date`;
const thisMonth = sql<string>`date_trunc('month', now() at time zone 'utc')::date`;

/** What each of these used in this month and on this day, in UTC. Whoever used nothing is left out. */
export async function findUse(
  db: Queryable,
  actorIds: readonly string[],
): Promise<ReadonlyMap<string, TokenUse>> {
  const rows = await db
    .selectFrom("token_use")
    .select((eb) => [
      "actor_id",
      eb.fn.sum<string>("tokens").as("month"),
      eb.fn
        .coalesce(eb.fn.sum<string>("tokens").filterWhere("day", "=", today), sql.lit("0"))
        .as("today"),
    ])
    .where("actor_id", "in", actorIds)
    .where("day", ">=", thisMonth)
    .groupBy("actor_id")
    .execute();
  return new Map(
    rows.map((row) => [row.actor_id, { today: Number(row.today), month: Number(row.month) }]),
  );
}

export interface Spender {
  actorId: string;
  /** Whose deletion takes the count along. */
  ownerId: string;
}

/** In the order of their ids, so that two replies at once do not wait for each other's rows. */
export async function addUse(tx: Tx, spenders: readonly Spender[], tokens: number): Promise<void> {
  const rows = spenders
    .toSorted((a, b) => (a.actorId < b.actorId ? -1 : 1))
    .map(({ actorId, ownerId }) => ({ actor_id: actorId, owner_id: ownerId, day: today, tokens }));
  await tx
    .insertInto("token_use")
    .values(rows)
    .onConflict((on) =>
      on.columns(["actor_id", "day", "owner_id"]).doUpdateSet((eb) => ({
        tokens: eb("token_use.tokens", "+", eb.ref("excluded.tokens")),
      })),
    )
    .execute();
}
