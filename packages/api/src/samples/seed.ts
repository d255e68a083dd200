import { ownerIdOf, type Principal } from "../access/principal.ts";
import { insert } from "../characters/characters.service.ts";
import type { Services } from "../context.ts";
import * as queries from "./samples.queries.ts";
import { samples } from "./samples.ts";

/**
 * Publishes the samples as the owner's characters where there has never been a character, and
 * returns how many it made. Processes that start at once make them once; samples that were put
 * into the trash do not come back.
 */
export async function seedSamples({ db }: Pick<Services, "db">, owner: Principal): Promise<number> {
  const ownerId = ownerIdOf(owner);
  return db.transaction().execute(async (tx) => {
    await queries.lockSeeding(tx);
    if (await queries.hasCharacters(tx)) return 0;
    // The lists show the newest id first, so the first sample is made last.
    for (const content of samples.toReversed()) {
      await insert(tx, ownerId, { content, isPublic: true, source: "sample" });
    }
    return samples.length;
  });
}
