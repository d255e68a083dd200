import type { Invitation } from "@personaforge/contract/workspace";
import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

type InvitedRole = Invitation["role"];

const now = sql<string>`now()`;

/** Who is invited to a workspace, with who invited them. */
export function listInvitations(db: Queryable, ownerId: string) {
  return db
    .selectFrom("invitation as i")
    .leftJoin("owner as p", "p.id", "i.invited_by")
    .select(["i.id", "i.email", "i.role", "i.created_at", "i.expires_at"])
    .select(["p.handle as inviter_handle", "p.name as inviter_name"])
    .where("i.owner_id", "=", ownerId)
    .where("i.expires_at", ">", now)
    .orderBy("i.created_at")
    .orderBy("i.id")
    .execute();
}

export type InvitationRow = Awaited<ReturnType<typeof listInvitations>>[number];

/** Forgets the addresses of those who did not come. */
export async function deleteExpired(tx: Tx, ownerId: string): Promise<void> {
  await tx
    .deleteFrom("invitation")
    .where("owner_id", "=", ownerId)
    .where("expires_at", "<=", now)
    .execute();
}

export interface NewInvitation {
  id: string;
  ownerId: string;
  email: string;
  role: InvitedRole;
  tokenHash: string;
  invitedBy: string;
  days: number;
}

/** Invites, in place of an earlier invitation of the same address. */
export function storeInvitation(tx: Tx, invitation: NewInvitation) {
  const { id, ownerId, email, role, tokenHash, invitedBy, days } = invitation;
  const fresh = {
    id,
    role,
    token_hash: tokenHash,
    invited_by: invitedBy,
    created_at: now,
    expires_at: sql<string>`now() + make_interval(days => ${days})`,
  };
  return tx
    .insertInto("invitation")
    .values({ ...fresh, owner_id: ownerId, email })
    .onConflict((on) => on.columns(["owner_id", "email"]).doUpdateSet(fresh))
    .returning(["id", "email", "role", "created_at", "expires_at"])
    .executeTakeFirstOrThrow();
}

/** Takes an invitation back; false when this workspace has none of this id. */
export async function deleteInvitation(tx: Tx, id: string, ownerId: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom("invitation")
    .where("id", "=", id)
    .where("owner_id", "=", ownerId)
    .returning("id")
    .executeTakeFirst();
  return deleted !== undefined;
}

/** Takes back what an account's person asked of others in one workspace; answers which. */
export function withdrawInvitations(
  tx: Tx,
  { ownerId, accountId }: Record<"ownerId" | "accountId", string>,
) {
  return tx
    .deleteFrom("invitation")
    .where("owner_id", "=", ownerId)
    .where("invited_by", "=", (eb) =>
      eb.selectFrom("account").select("owner_id").where("id", "=", accountId),
    )
    .returning("id")
    .execute();
}

/** The invitation with this token, as long as it is good. */
export function findInvitation(db: Queryable, tokenHash: string) {
  return db
    .selectFrom("invitation as i")
    .innerJoin("owner as o", "o.id", "i.owner_id")
    .select(["i.id", "i.owner_id", "i.email", "i.role", "i.expires_at", "o.handle", "o.name"])
    .where("i.token_hash", "=", tokenHash)
    .where("i.expires_at", ">", now)
    .executeTakeFirst();
}
