import { limits } from "@personaforge/contract/limits";
import { v7 as uuidv7 } from "uuid";
import { insertAudit } from "../audit/audit.queries.ts";
import { systemAudit } from "../audit/systemAudit.ts";
import type { Job, JobServices } from "./job.ts";
import * as queries from "./emptyTrash.queries.ts";

const batch = 50;

/** Deletes for good what has been in the trash for as long as it can be taken back. */
export const emptyTrash: Job = {
  name: "empty-trash",
  everySeconds: 3_600,
  work: async (services, signal) => {
    const runId = uuidv7();
    let purged = 0;
    for (let last = batch; last === batch && !signal.aborted; purged += last) {
      last = await purgeBatch(services, runId);
    }
    if (purged === 0) return "nothing to do";
    return purged === 1 ? "1 character gone for good" : `${purged} characters gone for good`;
  },
};

async function purgeBatch({ db, feed }: JobServices, runId: string): Promise<number> {
  const purged = await db.transaction().execute(async (tx) => {
    await queries.allowMinutes(tx);
    const expired = await queries.lockExpired(tx, { days: limits.trashDays, limit: batch });
    for (const { id, owner_id: ownerId, slug, content_hash: before } of expired) {
      await queries.deleteCharacter(tx, id);
      const object = { type: "character", id };
      const audit = systemAudit({ ownerId, action: "character.purge", object, before, runId });
      await insertAudit(tx, audit, [{ type: "character.purged", characterId: id, slug }]);
    }
    return expired.length;
  });
  if (purged > 0) feed.announce();
  return purged;
}
