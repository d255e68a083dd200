import { v7 as uuidv7 } from "uuid";
import { ownerIdOf, type Principal } from "../access/principal.ts";
import { insertAudit } from "../audit/audit.queries.ts";
import { systemAudit } from "../audit/systemAudit.ts";
import { creationOf, insert } from "../characters/characters.service.ts";
import type { Services } from "../context.ts";
import * as queries from "./samples.queries.ts";
import { samples } from "./samples.ts";

/**
 * Publishes the samples as the owner's characters, once for each owner, and returns how many it
 * made. Processes that start at once make them once; samples that were removed do not come back,
 * also when they are gone for good.
 */
export async function seedSamples({ db }: Pick<Services, "db">, owner: Principal): Promise<number> {
  const ownerId = ownerIdOf(owner);
  const runId = uuidv7();
  return db.transaction().execute(async (tx) => {
    if (!(await queries.markSeeded(tx, ownerId))) return 0;
    // The lists show the newest id first, so the first sample is made last.
    for (const content of samples.toReversed()) {
      const made = await insert(tx, ownerId, { content, isPublic: true, source: "sample" });
      const { record, changes } = creationOf(made, "character.create");
      await insertAudit(tx, systemAudit({ ownerId, runId, ...record }), changes);
    }
    return samples.length;
  });
}
