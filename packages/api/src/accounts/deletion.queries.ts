import type { Tx } from "@personaforge/db/database";
import { sql } from "kysely";

/** The account, locked; undefined when it is gone by now. */
export function lockAccount(tx: Tx, id: string) {
  return tx
    .selectFrom("account")
    .select(["id", "owner_id", "email", "is_instance_owner"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export type AccountRow = NonNullable<Awaited<ReturnType<typeof lockAccount>>>;

/** Lets nobody sign up until the transaction ends. */
export async function lockSignUps(tx: Tx): Promise<void> {
  await sql`lock table account in share row exclusive mode`.execute(tx);
}

export async function hasOtherAccount(tx: Tx, id: string): Promise<boolean> {
  const other = await tx
    .selectFrom("account")
    .select("id")
    .where("id", "!=", id)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** Locks a person's place and the teams they own, so that nobody joins or writes there meanwhile. */
export function lockOwned(tx: Tx, account: Pick<AccountRow, "id" | "owner_id">) {
  return tx
    .selectFrom("owner")
    .select(["id", "name", "kind"])
    .where((eb) =>
      eb.or([
        eb("id", "=", account.owner_id),
        eb.and([
          eb("kind", "=", "team"),
          eb(
            "id",
            "in",
            eb
              .selectFrom("member")
              .select("owner_id")
              .where("account_id", "=", account.id)
              .where("role", "=", "owner"),
          ),
        ]),
      ]),
    )
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** Who else is in these workspaces, locked against changes of their roles. */
export function lockOthers(tx: Tx, accountId: string, ownerIds: readonly string[]) {
  return tx
    .selectFrom("member")
    .select(["owner_id", "role"])
    .where("owner_id", "=", sql<string>`any(${ownerIds}::uuid[])`)
    .where("account_id", "!=", accountId)
    .orderBy("owner_id")
    .orderBy("account_id")
    .forUpdate()
    .execute();
}

/** Ends the memberships that are left; answers of which workspaces. */
export function deleteMemberships(tx: Tx, accountId: string) {
  return tx
    .deleteFrom("member")
    .where("account_id", "=", accountId)
    .returning("owner_id")
    .execute();
}

/** Ends the living keys somebody made in workspaces that stay. */
export function revokeKeys(tx: Tx, createdBy: string) {
  return tx
    .updateTable("api_key")
    .set({ revoked_at: sql<string>`now()`, previous_hash: null, previous_until: null })
    .where("created_by", "=", createdBy)
    .where("revoked_at", "is", null)
    .returning(["id", "owner_id"])
    .execute();
}

/** A person, and the keys they made. */
const actorsOf = (personId: string) =>
  sql<string>`any(array(select id from api_key where created_by = ${personId}) || ${personId}::uuid)`;

/** What people said and what they typed, in workspaces that stay; with what their keys were told. */
export async function deleteConversations(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom("conversation").where("person_id", "=", actorsOf(personId)).execute();
}

export async function deleteDrafts(tx: Tx, editorId: string): Promise<void> {
  await tx.deleteFrom("draft").where("editor_id", "=", editorId).execute();
}

/** What they imported stays in the workspaces of others; the names of their files do not. */
export async function deleteImports(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom("import").where("person_id", "=", personId).execute();
}

/** The answers that are kept for repetitions hold texts. */
export async function deleteAnswers(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom("idempotency_key").where("caller_id", "=", actorsOf(personId)).execute();
}

export async function deleteTokenUse(tx: Tx, actorId: string): Promise<void> {
  await tx.deleteFrom("token_use").where("actor_id", "=", actorId).execute();
}

export async function deleteInvitationsTo(tx: Tx, email: string): Promise<void> {
  await tx.deleteFrom("invitation").where("email", "=", email).execute();
}

export async function forgetInviter(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable("invitation")
    .set({ invited_by: null })
    .where("invited_by", "=", personId)
    .execute();
}

/** Links that were mailed and sign-ins under way: their values hold the account's id or address. */
export async function deleteVerifications(
  tx: Tx,
  { id, email }: Pick<AccountRow, "id" | "email">,
): Promise<void> {
  await tx
    .deleteFrom("verification")
    .where((eb) =>
      eb.or([id, email].map((text) => eb(sql<number>`strpos(value, ${text})`, ">", 0))),
    )
    .execute();
}

/** With its sessions, ways in and second factor: their foreign keys cascade. */
export async function deleteAccount(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("account").where("id", "=", id).execute();
}

/** What is left of a person: a name for what they wrote in the workspaces of others. */
export async function buryOwner(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable("owner")
    .set({
      name: "Deleted account",
      handle: `deleted-${id.replaceAll("-", "")}`,
      deleted_at: sql<string>`now()`,
    })
    .where("id", "=", id)
    .execute();
}
