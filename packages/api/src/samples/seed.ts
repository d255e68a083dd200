import type { CharacterContent } from "@personaforge/contract/content";
import type { Tx } from "@personaforge/db/database";
import { v7 as uuidv7 } from "uuid";
import { ownerIdOf, type Principal } from "../access/principal.ts";
import { insertCharacter, insertVersion } from "../characters/characters.queries.ts";
import { contentHash } from "../characters/contentHash.ts";
import { makeSlug } from "../characters/slug.ts";
import type { Services } from "../context.ts";
import { searchTextOf } from "../searchText.ts";
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
    for (const content of samples.toReversed()) await insertSample(tx, ownerId, content);
    return samples.length;
  });
}

async function insertSample(tx: Tx, ownerId: string, content: CharacterContent): Promise<void> {
  const id = uuidv7();
  await insertCharacter(tx, {
    id,
    ownerId,
    slug: makeSlug(content.name),
    isSample: true,
    isPublic: true,
    search: searchTextOf(content),
  });
  await insertVersion(tx, {
    characterId: id,
    number: 1,
    ownerId,
    content,
    contentHash: contentHash(content),
    source: "sample",
    message: null,
  });
}
