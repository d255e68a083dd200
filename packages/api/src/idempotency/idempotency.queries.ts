import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

export interface KeyScope {
  ownerId: string;
  callerId: string;
  route: string;
  key: string;
}

// Longer than the longest reply of a model (120 s), so that a live request never loses its lock.
const lock = sql<string>`now() + interval '150 seconds'`;

/**
 * Takes the key for one request when it is new, a day old, or was left locked by a process that
 * died before it answered. Answers until when it is locked, which names this claim; null when the
 * key is another request's.
 */
export async function claimKey(
  db: Queryable,
  { ownerId, callerId, route, key }: KeyScope,
  requestHash: string,
): Promise<string | null> {
  const claimed = await db
    .insertInto("idempotency_key")
    .values({
      owner_id: ownerId,
      caller_id: callerId,
      route,
      key,
      request_hash: requestHash,
      locked_until: lock,
    })
    .onConflict((on) =>
      on
        .columns(["owner_id", "caller_id", "route", "key"])
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
    .returning("locked_until")
    .executeTakeFirst();
  return claimed?.locked_until ?? null;
}

export function findKey(db: Queryable, scope: KeyScope) {
  return db
    .selectFrom("idempotency_key")
    .select(["request_hash", "response"])
    .where("owner_id", "=", scope.ownerId)
    .where("caller_id", "=", scope.callerId)
    .where("route", "=", scope.route)
    .where("key", "=", scope.key)
    .executeTakeFirst();
}

/** A key as one request claimed it. */
export interface ClaimedKey extends KeyScope {
  lockedUntil: string;
}

/** False when the claim ran out and the key is another request's by now. */
export async function storeResponse(
  tx: Tx,
  claimed: ClaimedKey,
  response: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("idempotency_key")
    .set({ response })
    .where("owner_id", "=", claimed.ownerId)
    .where("caller_id", "=", claimed.callerId)
    .where("route", "=", claimed.route)
    .where("key", "=", claimed.key)
    .where("locked_until", "=", claimed.lockedUntil)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Gives up a claim that has no answer. One that was answered stays, whatever happened afterwards. */
export async function releaseKey(db: Queryable, claimed: ClaimedKey): Promise<void> {
  await db
    .deleteFrom("idempotency_key")
    .where("owner_id", "=", claimed.ownerId)
    .where("caller_id", "=", claimed.callerId)
    .where("route", "=", claimed.route)
    .where("key", "=", claimed.key)
    .where("locked_until", "=", claimed.lockedUntil)
    .where("response", "is", null)
    .execute();
}

/** Forgets up to `limit` keys that nobody can use any more; answers how many. */
export async function deleteOldKeys(db: Queryable, limit: number): Promise<number> {
  const old = db
    .selectFrom("idempotency_key")
    .select(sql`ctid`.as("ctid"))
    .where("created_at", "<", sql<string>`now() - interval '24 hours'`)
    .limit(limit);
  const { numDeletedRows } = await db
    .deleteFrom("idempotency_key")
    .where(sql<boolean>`ctid = any(array(${old}))`)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
