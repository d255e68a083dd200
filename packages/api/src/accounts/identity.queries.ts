import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

/** Whether this installation has an account yet. */
export async function hasAccount(db: Queryable): Promise<boolean> {
  const account = await db.selectFrom("account").select("id").limit(1).executeTakeFirst();
  return account !== undefined;
}

/** Lets one transaction after another make the first account. */
export async function lockSetup(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('personaforge.setup'))`.execute(tx);
}

/** Whether somebody invited this address, and the invitation is still good. */
export async function isInvited(db: Queryable, email: string): Promise<boolean> {
  const invitation = await db
    .selectFrom("invitation")
    .select("id")
    .where("email", "=", email)
    .where("expires_at", ">", sql<string>`now()`)
    .limit(1)
    .executeTakeFirst();
  return invitation !== undefined;
}

export interface NewOwner {
  id: string;
  handle: string;
  name: string;
}

/** Makes a personal workspace; false when the handle is taken. */
export async function insertPersonalOwner(tx: Tx, owner: NewOwner): Promise<boolean> {
  const made = await tx
    .insertInto("owner")
    .values({ ...owner, kind: "personal" })
    .onConflict((on) => on.column("handle").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/**
 * Gives what was made without accounts to the first one: its id, or null when there is none. The
 * names are those of the account from now on.
 */
export async function adoptLocalOwner(
  tx: Tx,
  { handle, name }: Omit<NewOwner, "id">,
): Promise<string | null> {
  const local = await tx
    .updateTable("owner")
    .set({ handle, name })
    .where("handle", "=", "local")
    .where("kind", "=", "personal")
    .where("id", "not in", (query) => query.selectFrom("account").select("owner_id"))
    .returning("id")
    .executeTakeFirst();
  return local?.id ?? null;
}

/** Makes an account the owner of its personal workspace, unless it is a member already. */
export async function insertPersonalMember(db: Queryable, accountId: string): Promise<void> {
  await db
    .insertInto("member")
    .columns(["owner_id", "account_id", "role"])
    .expression((query) =>
      query
        .selectFrom("account")
        .select(["owner_id", "id", sql<"owner">`'owner'`.as("role")])
        .where("id", "=", accountId),
    )
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Ends what an account had begun and not finished: sign-ins that wait for a code, links for a new password. */
export async function endBegun(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom("verification").where("value", "=", accountId).execute();
}
