import type { Role } from "@personaforge/contract/workspace";
import type { Queryable, Tx } from "@personaforge/db/database";

function members(db: Queryable, ownerId: string) {
  return db
    .selectFrom("member as m")
    .innerJoin("account as a", "a.id", "m.account_id")
    .innerJoin("owner as p", "p.id", "a.owner_id")
    .select(["a.id as account_id", "p.handle", "p.name", "a.email", "m.role", "m.created_at"])
    .where("m.owner_id", "=", ownerId);
}

/** The members of a workspace, as others know them, the longest first. */
export function listMembers(db: Queryable, ownerId: string) {
  return members(db, ownerId).orderBy("m.created_at").orderBy("m.account_id").execute();
}

export function findMember(db: Queryable, { ownerId, accountId }: Membership) {
  return members(db, ownerId).where("m.account_id", "=", accountId).executeTakeFirstOrThrow();
}

export type MemberRow = Awaited<ReturnType<typeof findMember>>;

/** Who is what in a workspace; asked under its lock, so that it stays so until the commit. */
export function listRoles(tx: Tx, ownerId: string) {
  return tx
    .selectFrom("member")
    .select(["account_id", "role"])
    .where("owner_id", "=", ownerId)
    .execute();
}

export interface Membership {
  ownerId: string;
  accountId: string;
}

/** Makes a member; does nothing for who is one already. */
export async function insertMember(
  tx: Tx,
  { ownerId, accountId, role }: Membership & { role: Role },
): Promise<void> {
  await tx
    .insertInto("member")
    .values({ owner_id: ownerId, account_id: accountId, role })
    .onConflict((on) => on.columns(["owner_id", "account_id"]).doNothing())
    .execute();
}

export async function setRole(
  tx: Tx,
  { ownerId, accountId, role }: Membership & { role: Role },
): Promise<void> {
  await tx
    .updateTable("member")
    .set({ role })
    .where("owner_id", "=", ownerId)
    .where("account_id", "=", accountId)
    .execute();
}

export async function deleteMember(tx: Tx, { ownerId, accountId }: Membership): Promise<void> {
  await tx
    .deleteFrom("member")
    .where("owner_id", "=", ownerId)
    .where("account_id", "=", accountId)
    .execute();
}

/** Brings the account's sessions in this workspace home. */
export async function leaveSessions(tx: Tx, { ownerId, accountId }: Membership): Promise<void> {
  await tx
    .updateTable("session")
    .set({ workspace_id: null })
    .where("account_id", "=", accountId)
    .where("workspace_id", "=", ownerId)
    .execute();
}
