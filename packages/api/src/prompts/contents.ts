import type { CharacterContent } from "@personaforge/contract/content";
import type { Queryable } from "@personaforge/db/database";
import { LRUCache } from "lru-cache";
import { contentOfRow } from "../versions/contentOfRow.ts";
import { findContent } from "../versions/versions.queries.ts";
import { sizeOfSearch } from "./bookSize.ts";

/**
 * Contents of versions, which never change. Not to save the query: what a lorebook is searched with
 * hangs on its object and takes up to a second to make, so the same version is the same object.
 */
const contents = new LRUCache<string, CharacterContent>({
  maxSize: 16_000_000,
  sizeCalculation: sizeOf,
});

/** Characters as JSON, and the same for what the search makes of it. */
function sizeOf(content: CharacterContent): number {
  return JSON.stringify(content).length + sizeOfSearch(content.lorebook);
}

/** The content of one version, not to be changed; whoever holds its number was allowed to see it. */
export async function contentOfVersion(
  db: Queryable,
  characterId: string,
  number: number,
): Promise<CharacterContent | undefined> {
  const key = `${characterId}@${number}`;
  const known = contents.get(key);
  if (known !== undefined) return known;
  const row = await findContent(db, characterId, number);
  if (row === undefined) return undefined;
  const content = contentOfRow(row);
  contents.set(key, content);
  return content;
}
