import { clearPlaces } from "../accounts/places.ts";
import * as leaving from "../accounts/deletion.queries.ts";
import type { Job, JobServices } from "./job.ts";
import { allowMinutes } from "./emptyTrash.queries.ts";
import * as queries from "./forgetAccounts.queries.ts";

const kinds = [
  { remove: queries.deleteExpiredSessions, one: "session", many: "sessions" },
  { remove: queries.deleteExpiredVerifications, one: "link", many: "links" },
  { remove: queries.deleteExpiredInvitations, one: "invitation", many: "invitations" },
  { remove: queries.deleteExpiredOrigins, one: "origin", many: "origins" },
];

/** Forgets what has run out, and what people who left were still writing when they did. */
export const forgetAccounts: Job = {
  name: "forget-accounts",
  everySeconds: 3_600,
  work: async (services, signal) => {
    const forgotten: string[] = [];
    for (const { remove, one, many } of kinds) {
      if (signal.aborted) break;
      const count = await remove(services.db);
      if (count > 0) forgotten.push(`${count} ${count === 1 ? one : many}`);
    }
    if (!signal.aborted) await clearAfterLeavers(services);
    return forgotten.length === 0 ? "nothing to do" : `${forgotten.join(", ")} forgotten`;
  },
};

/** Credentials are remembered for 400 ms, so that something can be written just after a deletion. */
async function clearAfterLeavers({ db }: JobServices): Promise<void> {
  for (const personId of await queries.listLeavers(db)) {
    await db.transaction().execute(async (tx) => {
      await allowMinutes(tx);
      await leaving.deleteConversations(tx, personId);
      await leaving.deleteAnswers(tx, personId);
      await clearPlaces(tx, [personId]);
      await leaving.revokeKeys(tx, personId);
      await leaving.deleteDrafts(tx, personId);
      await leaving.deleteImports(tx, personId);
      await leaving.deleteTokenUse(tx, personId);
    });
  }
}
