import type { CharacterContent } from "@personaforge/contract/content";
import type { Tx } from "@personaforge/db/database";
import { v7 as uuidv7 } from "uuid";
import { ownerIdOf, personIdOf, type Principal } from "../access/principal.ts";
import { insertAudit } from "../audit/audit.queries.ts";
import { systemAudit } from "../audit/systemAudit.ts";
import { findHead } from "../characters/characters.queries.ts";
import { creationOf, insert, recordOf } from "../characters/characters.service.ts";
import type { Services } from "../context.ts";
import { advance } from "../versions/advance.ts";
import { earlierVersions } from "./earlier.ts";
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
    for (const content of samples.toReversed()) await makeSample(tx, { owner, runId, content });
    return samples.length;
  });
}

interface NewSample {
  owner: Principal;
  runId: string;
  content: CharacterContent;
}

/** Makes the character with its whole history, of which only the newest version is public. */
async function makeSample(tx: Tx, { owner, runId, content }: NewSample): Promise<void> {
  const ownerId = ownerIdOf(owner);
  const earlier = earlierVersions.get(content.name) ?? [];
  const [first, ...rest] = [...earlier.map((version) => version.content), content];
  const isPublic = earlier.length === 0;
  const made = await insert(tx, owner, { content: first, isPublic, source: "sample" });
  const { record, changes } = creationOf(made, "character.create");
  await insertAudit(tx, systemAudit({ ownerId, runId, ...record }), changes);
  for (const [index, next] of rest.entries()) {
    const before = await findHead(tx, made.id);
    if (before === undefined) throw new Error("the sample was not stored");
    const step = await advance(tx, before, {
      content: next,
      isPublic: index === rest.length - 1,
      source: "sample",
      authorId: personIdOf(owner),
      message: earlier[index]?.nextMessage,
    });
    const saved = recordOf("version.create", before, step.row);
    await insertAudit(tx, systemAudit({ ownerId, runId, ...saved }), step.changes);
  }
}
