import type { Role } from "@personaforge/contract/workspace";
import type { Queryable } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";

const now = sql<string>`now()`;

/**
 * Keys that work: neither revoked nor expired, in a workspace that is there, made by somebody who
 * still has a role in it. The owner of an installation without accounts has the role without a row.
 */
function livingKeys(db: Queryable) {
  const role = sql<Role | null>`
    case when a.id is null and k.created_by = k.owner_id then 'owner' else m.role end`;
  return db
    .selectFrom("api_key as k")
    .innerJoin("owner as w", "w.id", "k.owner_id")
    .leftJoin("account as a", "a.owner_id", "k.created_by")
    .leftJoin("member as m", (join) =>
      join.onRef("m.owner_id", "=", "k.owner_id").onRef("m.account_id", "=", "a.id"),
    )
    .select([
      "k.id",
      "k.owner_id",
      "k.created_by",
      "k.name",
      "k.scopes",
      "k.origins",
      "k.rate_per_minute",
      "k.monthly_tokens",
      role.as("role"),
      sql<boolean>`coalesce(a.is_instance_owner, true)`.as("of_operator"),
    ])
    .$narrowType<{ role: Role }>()
    .where("w.deleted_at", "is", null)
    .where("k.revoked_at", "is", null)
    .where((eb) => eb.or([eb("k.expires_at", "is", null), eb("k.expires_at", ">", now)]))
    .where(role, "is not", null);
}

const findByHash = prepared((db, { hash }: { hash: string }) =>
  livingKeys(db).where((eb) =>
    eb.or([
      eb("k.secret_hash", "=", hash),
      eb.and([eb("k.previous_hash", "=", hash), eb("k.previous_until", ">", now)]),
    ]),
  ),
);

/** The key with this secret, or with this one before its rotation. */
export async function findKeyByHash(db: Queryable, hash: string) {
  const [key] = await findByHash(db, { hash });
  return key;
}

export type LivingKey = NonNullable<Awaited<ReturnType<typeof findKeyByHash>>>;

const findById = prepared((db, { id, ownerId }: Record<"id" | "ownerId", string>) =>
  livingKeys(db).where("k.id", "=", id).where("k.owner_id", "=", ownerId),
);

export async function findKeyById(db: Queryable, id: string, ownerId: string) {
  const [key] = await findById(db, { id, ownerId });
  return key;
}

const findRole = prepared((db, { accountId, ownerId }: Record<"accountId" | "ownerId", string>) =>
  db
    .selectFrom("member as m")
    .innerJoin("account as a", "a.id", "m.account_id")
    .innerJoin("owner as w", "w.id", "m.owner_id")
    .select(["m.role", "a.owner_id as person_id"])
    .$narrowType<{ role: Role }>()
    .where("m.account_id", "=", accountId)
    .where("m.owner_id", "=", ownerId)
    .where("w.deleted_at", "is", null),
);

/** What an account is in a workspace now. */
export async function findMinter(db: Queryable, accountId: string, ownerId: string) {
  const [minter] = await findRole(db, { accountId, ownerId });
  return minter;
}

/** Whether this is still the owner of an installation without accounts. */
export async function isWithoutAccount(db: Queryable, ownerId: string): Promise<boolean> {
  const owner = await db
    .selectFrom("owner")
    .select("id")
    .where("id", "=", ownerId)
    .where("deleted_at", "is", null)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("account").select("id").where("owner_id", "=", ownerId))),
    )
    .executeTakeFirst();
  return owner !== undefined;
}

/** Whether a living key names this origin, or a page of it may hold a token. */
export async function isNamed(db: Queryable, origin: string): Promise<boolean> {
  const keys = db
    .selectFrom("api_key")
    .select("id")
    .where(sql<boolean>`origins @> array[${origin}]`)
    .where("revoked_at", "is", null)
    .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", now)]));
  const pages = db
    .selectFrom("embed_origin")
    .select("origin")
    .where("origin", "=", origin)
    .where("until", ">", now);
  const { named } = await db
    .selectNoFrom((eb) => eb.or([eb.exists(keys), eb.exists(pages)]).as("named"))
    .executeTakeFirstOrThrow();
  return named === true;
}

/** How often each key was used since the last time; a key that is gone by now is left out. */
export async function addUse(db: Queryable, uses: ReadonlyMap<string, number>): Promise<void> {
  const ids = [...uses.keys()];
  const counts = [...uses.values()];
  await sql`
    with used as (
      select u.id, u.requests
      from unnest(${ids}::uuid[], ${counts}::int[]) as u (id, requests)
      inner join api_key k on k.id = u.id
      order by u.id
      for no key update of k
    ), counted as (
      insert into api_key_use (key_id, day, requests)
      select id, (now() at time zone 'utc')::date, requests from used
      on conflict (key_id, day)
        do update set requests = api_key_use.requests + excluded.requests
    )
    update api_key set last_used_at = now() where id in (select id from used)`.execute(db);
}
