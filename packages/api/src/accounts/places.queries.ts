import type { Tx } from "@personaforge/db/database";
import { sql } from "kysely";

const among = (ownerIds: readonly string[]) => sql<string>`any(${ownerIds}::uuid[])`;

/** Everything that was said in these workspaces, by whomever. */
export async function deleteConversationsIn(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("conversation").where("owner_id", "=", among(ownerIds)).execute();
}

/** With the names of their files, and what became of them. */
export async function deleteImportsIn(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("import").where("owner_id", "=", among(ownerIds)).execute();
}

/** With all versions, labels, drafts and conversations: their foreign keys cascade. */
export async function deleteCharactersIn(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("character").where("owner_id", "=", among(ownerIds)).execute();
}

export async function deleteKeysIn(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("api_key").where("owner_id", "=", among(ownerIds)).execute();
}

export async function deleteAnswersIn(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("idempotency_key").where("owner_id", "=", among(ownerIds)).execute();
}

export async function deleteTokenUseIn(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("token_use").where("owner_id", "=", among(ownerIds)).execute();
}

/** Slugs begin with the names of characters. */
export async function deleteFeedOf(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("change").where("owner_id", "=", among(ownerIds)).execute();
}

export async function deleteInvitationsIn(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("invitation").where("owner_id", "=", among(ownerIds)).execute();
}

export async function deleteMembersOf(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("member").where("owner_id", "=", among(ownerIds)).execute();
}

/** The audit stays, and the one thing in it that people wrote goes: the names of labels. */
export async function forgetLabelNames(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await tx
    .updateTable("audit")
    .set({ part: null })
    .where("owner_id", "=", among(ownerIds))
    .where("object_type", "=", "label")
    .where("part", "is not", null)
    .execute();
}

/** Workspaces in which nothing is left. */
export async function deleteOwners(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("owner").where("id", "=", among(ownerIds)).execute();
}
