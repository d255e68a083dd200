import type { Tx } from "@personaforge/db/database";
import * as queries from "./places.queries.ts";

/** Deletes for good everything in these workspaces; their rows of the audit stay, without words. */
export async function clearPlaces(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  await queries.deleteConversationsIn(tx, ownerIds);
  await queries.deleteImportsIn(tx, ownerIds);
  await queries.deleteCharactersIn(tx, ownerIds);
  await queries.deleteKeysIn(tx, ownerIds);
  await queries.deleteAnswersIn(tx, ownerIds);
  await queries.deleteTokenUseIn(tx, ownerIds);
  await queries.deleteFeedOf(tx, ownerIds);
  await queries.deleteInvitationsIn(tx, ownerIds);
  await queries.deleteMembersOf(tx, ownerIds);
  await queries.forgetLabelNames(tx, ownerIds);
}
