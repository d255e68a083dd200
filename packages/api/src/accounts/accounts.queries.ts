import type { Queryable } from "@personaforge/db/database";

export function findOwner(db: Queryable, id: string) {
  return db
    .selectFrom("owner")
    .select(["id", "handle", "name"])
    .where("id", "=", id)
    .executeTakeFirst();
}

export function findOwnerByHandle(db: Queryable, handle: string) {
  return db
    .selectFrom("owner")
    .select(["id", "handle", "name"])
    .where("handle", "=", handle)
    .executeTakeFirst();
}

/** Makes an owner; does nothing when the handle is taken. */
export async function insertOwner(
  db: Queryable,
  owner: { id: string; handle: string; name: string },
): Promise<void> {
  await db
    .insertInto("owner")
    .values(owner)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** The person as `me` shows them. */
export function findAccount(db: Queryable, id: string) {
  return db
    .selectFrom("account as a")
    .innerJoin("owner as o", "o.id", "a.owner_id")
    .select([
      "a.id",
      "a.email",
      "a.email_verified",
      "a.name",
      "o.handle",
      "a.two_factor_enabled as two_factor",
      "a.is_instance_owner as instance_owner",
    ])
    .where("a.id", "=", id)
    .executeTakeFirst();
}

/** Who set this installation up. */
export function findInstanceOwner(db: Queryable) {
  return db
    .selectFrom("account")
    .select(["id", "owner_id"])
    .where("is_instance_owner", "=", true)
    .executeTakeFirst();
}
