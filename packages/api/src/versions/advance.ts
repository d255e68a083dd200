import type { CharacterContent } from "@personaforge/contract/content";
import type { Tx } from "@personaforge/db/database";
import { contentHash } from "../characters/contentHash.ts";
import { type CharacterRow, updateHead } from "../characters/characters.queries.ts";
import type { NewChange } from "../changes/newChange.ts";
import { searchTextOf } from "../searchText.ts";
import { contentOfRow } from "./contentOfRow.ts";
import type { NewVersion } from "./newVersion.ts";
import { pack } from "./pack.ts";
import * as queries from "./versions.queries.ts";

/** What a character is to hold from now on. */
export interface Step {
  content: CharacterContent;
  /** `true` publishes the newest version, `false` takes the character out of the gallery. */
  isPublic?: boolean | undefined;
  source: NewVersion["source"];
  authorId: string;
  message?: string | null | undefined;
  restoredFrom?: number;
}

export interface Advanced {
  row: CharacterRow;
  /** Whether the content was new, and so made a version. */
  created: boolean;
  /** Empty when nothing was changed at all. */
  changes: NewChange[];
}

/** Makes the next version of a locked character, unless its content is the same as before. */
export async function advance(tx: Tx, row: CharacterRow, step: Step): Promise<Advanced> {
  const { content } = step;
  const hash = contentHash(content);
  const created = hash !== row.content_hash;
  const number = created ? row.version + 1 : row.version;
  const publish = publication(step.isPublic, row.published_version, number);
  if (!created && publish === undefined) return { row, created, changes: [] };

  if (created) {
    await queries.insertVersion(tx, {
      characterId: row.id,
      number,
      ownerId: row.owner_id,
      authorId: step.authorId,
      content,
      contentHash: hash,
      source: step.source,
      message: step.message ?? null,
      restoredFrom: step.restoredFrom ?? null,
    });
  }
  const search = searchTextOf(content);
  const head = await updateHead(tx, row.id, {
    ...(created && { headVersion: number, search }),
    ...(publish !== undefined && {
      publish: publish === null ? null : { version: publish, search, tags: content.tags },
    }),
  });
  await packSuperseded(tx, row, [number, head.published_version]);
  return {
    row: { ...row, ...content, ...head, version: number, content_hash: hash },
    created,
    changes: changesOf(row, { created: created ? number : undefined, publish }),
  };
}

/** The version to publish, null to take it out of the gallery, undefined to leave that as it is. */
function publication(
  wanted: boolean | undefined,
  published: number | null,
  head: number,
): number | null | undefined {
  if (wanted === undefined) return undefined;
  if (!wanted) return published === null ? undefined : null;
  return published === head ? undefined : head;
}

function changesOf(
  { id, slug }: CharacterRow,
  { created, publish }: { created: number | undefined; publish: number | null | undefined },
): NewChange[] {
  const of = { characterId: id, slug };
  const changes: NewChange[] = [];
  if (created !== undefined) changes.push({ ...of, type: "version.created", version: created });
  if (publish === null) changes.push({ ...of, type: "character.unpublished" });
  else if (publish !== undefined) {
    changes.push({ ...of, type: "character.published", version: publish });
  }
  return changes;
}

/** The versions that lists and search do not read any more give their columns up for a pack. */
async function packSuperseded(
  tx: Tx,
  row: CharacterRow,
  kept: readonly (number | null)[],
): Promise<void> {
  for (const number of new Set([row.version, row.published_version])) {
    if (number === null || kept.includes(number)) continue;
    const content = number === row.version ? row : await contentOfVersion(tx, row.id, number);
    const anchor = await queries.findAnchor(tx, row.id);
    const older = anchor !== undefined && anchor.number < number ? anchor : undefined;
    await queries.packVersion(tx, { characterId: row.id, number }, pack(content, older));
  }
}

async function contentOfVersion(tx: Tx, id: string, number: number): Promise<CharacterContent> {
  const stored = await queries.findContent(tx, id, number);
  if (stored === undefined) throw new Error("a published version is not there");
  return contentOfRow(stored);
}
