import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

export interface KeyScope {
  ownerId: string;
  route: string;
  key: string;
}

// Longer than the longest reply of a model (120 s), so that a live request never loses its lock.
const lock = sql<string>`now() + interval '150 seconds'`;

/**
 * Takes the key for one request. True when it is new, a day old, or was left locked by a process
 * that died before it answered.
 */
export async function claimKey(
  db: Queryable,
  { ownerId, route, key }: KeyScope,
  requestHash: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("idempotency_key")
    .values({ owner_id: ownerId, route, key, request_hash: requestHash, locked_until: lock })
    .onConflict((on) =>
      on
        .columns(["owner_id", "route", "key"])
        .doUpdateSet({
          request_hash: requestHash,
          locked_until: lock,
          response: null,
          created_at: sql<string>`now()`,
        })
        .where((eb) =>
          eb.or([
            eb("idempotency_key.created_at", "<", sql<string>`now() - interval '24 hours'`),
            eb.and([
              eb("idempotency_key.response", "is", null),
              eb("idempotency_key.locked_until", "<", sql<string>`now()`),
            ]),
          ]),
        ),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

export function findKey(db: Queryable, scope: KeyScope) {
  return db
    .selectFrom("idempotency_key")
    .select(["request_hash", "response"])
    .where("owner_id", "=", scope.ownerId)
    .where("route", "=", scope.route)
    .where("key", "=", scope.key)
    .executeTakeFirst();
}

export async function storeResponse(tx: Tx, scope: KeyScope, response: string): Promise<void> {
  await tx
    .updateTable("idempotency_key")
    .set({ response })
    .where("owner_id", "=", scope.ownerId)
    .where("route", "=", scope.route)
    .where("key", "=", scope.key)
    .execute();
}

export async function releaseKey(db: Queryable, scope: KeyScope): Promise<void> {
  await db
    .deleteFrom("idempotency_key")
    .where("owner_id", "=", scope.ownerId)
    .where("route", "=", scope.route)
    .where("key", "=", scope.key)
    .execute();
}

/** Forgets keys that nobody can use any more. */
export async function deleteOldKeys(db: Queryable): Promise<void> {
  await db
    .deleteFrom("idempotency_key")
    .where("created_at", "<", sql<string>`now() - interval '24 hours'`)
    .execute();
}
