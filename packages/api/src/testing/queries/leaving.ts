import * as accountDeletion from "../../accounts/deletion.queries.ts";
import * as password from "../../accounts/password.queries.ts";
import * as places from "../../accounts/places.queries.ts";
import * as profile from "../../accounts/profile.queries.ts";
import * as sessions from "../../accounts/sessions.queries.ts";
import { type Run, someId as id } from "./run.ts";

export const leavingQueries = { accountDeletion, password, places, profile, sessions };

const account = { id, owner_id: id, email: "a@example.org" };

export const leavingRuns: Record<string, Run[]> = {
  "accountDeletion.lockAccount": [(tx) => accountDeletion.lockAccount(tx, id)],
  "accountDeletion.lockSignUps": [(tx) => accountDeletion.lockSignUps(tx)],
  "accountDeletion.hasOtherAccount": [(tx) => accountDeletion.hasOtherAccount(tx, id)],
  "accountDeletion.lockOwned": [(tx) => accountDeletion.lockOwned(tx, account)],
  "accountDeletion.lockOthers": [(tx) => accountDeletion.lockOthers(tx, id, [id])],
  "accountDeletion.deleteMemberships": [(tx) => accountDeletion.deleteMemberships(tx, id)],
  "accountDeletion.revokeKeys": [(tx) => accountDeletion.revokeKeys(tx, id)],
  "accountDeletion.deleteConversations": [(tx) => accountDeletion.deleteConversations(tx, id)],
  "accountDeletion.deleteDrafts": [(tx) => accountDeletion.deleteDrafts(tx, id)],
  "accountDeletion.deleteImports": [(tx) => accountDeletion.deleteImports(tx, id)],
  "accountDeletion.deleteAnswers": [(tx) => accountDeletion.deleteAnswers(tx, id)],
  "accountDeletion.deleteTokenUse": [(tx) => accountDeletion.deleteTokenUse(tx, id)],
  "accountDeletion.deleteInvitationsTo": [
    (tx) => accountDeletion.deleteInvitationsTo(tx, "a@example.org"),
  ],
  "accountDeletion.forgetInviter": [(tx) => accountDeletion.forgetInviter(tx, id)],
  "accountDeletion.deleteVerifications": [(tx) => accountDeletion.deleteVerifications(tx, account)],
  "accountDeletion.deleteAccount": [(tx) => accountDeletion.deleteAccount(tx, id)],
  "accountDeletion.buryOwner": [(tx) => accountDeletion.buryOwner(tx, id)],
  "password.findPasswordHash": [(tx) => password.findPasswordHash(tx, id)],
  "places.deleteConversationsIn": [(tx) => places.deleteConversationsIn(tx, [id])],
  "places.deleteCharactersIn": [(tx) => places.deleteCharactersIn(tx, [id])],
  "places.deleteImportsIn": [(tx) => places.deleteImportsIn(tx, [id])],
  "places.deleteKeysIn": [(tx) => places.deleteKeysIn(tx, [id])],
  "places.deleteAnswersIn": [(tx) => places.deleteAnswersIn(tx, [id])],
  "places.deleteTokenUseIn": [(tx) => places.deleteTokenUseIn(tx, [id])],
  "places.deleteFeedOf": [(tx) => places.deleteFeedOf(tx, [id])],
  "places.deleteInvitationsIn": [(tx) => places.deleteInvitationsIn(tx, [id])],
  "places.deleteMembersOf": [(tx) => places.deleteMembersOf(tx, [id])],
  "places.forgetLabelNames": [(tx) => places.forgetLabelNames(tx, [id])],
  "places.deleteOwners": [(tx) => places.deleteOwners(tx, [id])],
  "profile.lockProfile": [(tx) => profile.lockProfile(tx, id)],
  "profile.updateProfile": [
    (tx) => profile.updateProfile(tx, id, { name: "Ada", handle: "ada-l" }),
  ],
  "profile.renameAccount": [(tx) => profile.renameAccount(tx, id, "Ada")],
  "sessions.listSessions": [(tx) => sessions.listSessions(tx, id)],
  "sessions.deleteSession": [(tx) => sessions.deleteSession(tx, id, id)],
  "sessions.deleteOtherSessions": [(tx) => sessions.deleteOtherSessions(tx, id, id)],
};
