import type { Scope } from "@personaforge/contract/apiKey";
import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

const now = sql<string>`now()`;
// Long enough to see what was ended, and by whom, after a holiday.
const shownFor = sql<string>`now() - interval '30 days'`;

/** Keys that work, and those that ended in the last 30 days, newest first. */
export function listKeys(db: Queryable, { ownerId, id }: { ownerId: string; id?: string }) {
  return db
    .selectFrom("api_key as k")
    .innerJoin("owner as o", "o.id", "k.created_by")
    .select([
      "k.id",
      "k.name",
      "k.prefix",
      "k.scopes",
      "k.origins",
      "k.rate_per_minute",
      "k.monthly_tokens",
      "k.created_at",
      "k.expires_at",
      "k.last_used_at",
      "k.revoked_at",
      "o.handle as creator_handle",
      "o.name as creator_name",
      sql<string | null>`case when k.previous_until > now() then k.previous_until end`.as(
        "previous_until",
      ),
    ])
    .where("k.owner_id", "=", ownerId)
    .$if(id !== undefined, (q) => q.where("k.id", "=", id ?? ""))
    .where((eb) => eb.or([eb("k.revoked_at", "is", null), eb("k.revoked_at", ">", shownFor)]))
    .where((eb) => eb.or([eb("k.expires_at", "is", null), eb("k.expires_at", ">", shownFor)]))
    .orderBy("k.created_at", "desc")
    .orderBy("k.id", "desc")
    .limit(500)
    .execute();
}

export type KeyRow = Awaited<ReturnType<typeof listKeys>>[number];

/** Requests of these keys on each of the last 30 days (UTC) that had any, with how many days ago. */
export function listUse(db: Queryable, keyIds: readonly string[]) {
  const age = sql<number>`(now() at time zone 'utc')::date - day`;
  return db
    .selectFrom("api_key_use")
    .select(["key_id", "requests", age.as("age")])
    .where("key_id", "in", keyIds)
    .where("day", ">", sql<string>`(now() at time zone 'utc')::date - 30`)
    .execute();
}

/** Lets one change of a workspace's keys follow another. */
export async function lockKeys(tx: Tx, ownerId: string): Promise<void> {
  await tx.selectFrom("owner").select("id").where("id", "=", ownerId).forNoKeyUpdate().execute();
}

/** How many keys work now. */
export async function countLiving(db: Queryable, ownerId: string): Promise<number> {
  const { count } = await db
    .selectFrom("api_key")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("owner_id", "=", ownerId)
    .where("revoked_at", "is", null)
    .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", now)]))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface NewKey {
  id: string;
  ownerId: string;
  personId: string;
  name: string;
  prefix: string;
  hash: string;
  scopes: readonly Scope[];
  origins: readonly string[];
  ratePerMinute: number | null;
  monthlyTokens: number | null;
  /** Days from now; null for never. */
  expiresIn: number | null;
}

/** Stores a key; false when it, or one with this secret, is there already. */
export async function insertKey(tx: Tx, key: NewKey): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("api_key")
    .values({
      id: key.id,
      owner_id: key.ownerId,
      created_by: key.personId,
      name: key.name,
      prefix: key.prefix,
      secret_hash: key.hash,
      scopes: [...key.scopes],
      origins: [...key.origins],
      rate_per_minute: key.ratePerMinute,
      monthly_tokens: key.monthlyTokens,
      expires_at: sql<string | null>`now() + make_interval(days => ${key.expiresIn}::int)`,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** A key of the workspace, locked until the transaction ends. */
export function lockKey(tx: Tx, id: string, ownerId: string) {
  return tx
    .selectFrom("api_key")
    .select([
      "id",
      "name",
      "created_by",
      "revoked_at",
      sql<boolean>`coalesce(expires_at <= now(), false)`.as("has_expired"),
    ])
    .where("id", "=", id)
    .where("owner_id", "=", ownerId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export type LockedKey = NonNullable<Awaited<ReturnType<typeof lockKey>>>;

/** Gives a key another secret. The one it had works for a day, the one before that no longer. */
export async function replaceSecret(
  tx: Tx,
  { id, hash, prefix }: { id: string; hash: string; prefix: string },
): Promise<void> {
  await tx
    .updateTable("api_key")
    .set((eb) => ({
      previous_hash: eb.ref("secret_hash"),
      previous_until: sql<string>`now() + interval '24 hours'`,
      secret_hash: hash,
      prefix,
    }))
    .where("id", "=", id)
    .execute();
}

export async function revoke(tx: Tx, id: string): Promise<void> {
  await tx.updateTable("api_key").set({ revoked_at: now }).where("id", "=", id).execute();
}

/** Lets pages of this origin ask for two hours; false when they may for another hour anyway. */
export async function nameOrigin(tx: Tx, origin: string): Promise<boolean> {
  const until = sql<string>`now() + interval '2 hours'`;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("embed_origin")
    .values({ origin, until })
    .onConflict((on) =>
      on
        .column("origin")
        .doUpdateSet({ until })
        .where("embed_origin.until", "<", sql<string>`now() + interval '1 hour'`),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Forgets some of the origins whose last token has ended. */
export async function forgetOrigins(tx: Tx): Promise<void> {
  const ended = tx
    .selectFrom("embed_origin")
    .select("origin")
    .where("until", "<", now)
    .limit(100)
    .forUpdate()
    .skipLocked();
  await tx.deleteFrom("embed_origin").where("origin", "in", ended).execute();
}
