import type { Character, CharacterSummary } from "@personaforge/contract/character";
import { type CharacterContent, characterContent } from "@personaforge/contract/content";
import { limits } from "@personaforge/contract/limits";
import type { CharacterRow, listCharacters } from "./characters.queries.ts";

const contentFields = Object.keys(characterContent.shape) as (keyof CharacterContent)[];

/** The versioned part of anything that holds it. */
export function contentOf(source: CharacterContent): CharacterContent {
  const entries = contentFields.map((field) => [field, source[field]]);
  return Object.fromEntries(entries) as CharacterContent;
}

/** The content after the changes: an absent field stays as it was. */
export function contentWith(
  source: CharacterContent,
  changes: { [Field in keyof CharacterContent]?: CharacterContent[Field] | undefined },
): CharacterContent {
  const entries = contentFields.map((field) => [
    field,
    changes[field] === undefined ? source[field] : changes[field],
  ]);
  return Object.fromEntries(entries) as CharacterContent;
}

/** What a row shows to this reader; others than the owner see nothing of the unpublished work. */
export function toCharacter(row: CharacterRow, ownerId: string): Character {
  const mine = row.owner_id === ownerId;
  return {
    id: row.id,
    slug: row.slug,
    ...contentOf(row),
    is_public: row.published_version !== null,
    is_sample: row.is_sample,
    version: row.version,
    published_version: row.published_version,
    published_at: row.published_at,
    content_hash: row.content_hash,
    // The owner's counts the unpublished work too.
    revision: mine ? row.revision : row.version,
    created_at: row.created_at,
    updated_at: mine ? row.updated_at : (row.published_at ?? row.created_at),
    deleted_at: row.deleted_at,
    purge_at: purgeTime(row.deleted_at),
    // Where a character of mine came from is mine to know.
    origin:
      mine && row.origin_id !== null && row.origin_version !== null
        ? { id: row.origin_id, version: row.origin_version }
        : null,
  };
}

const trashTime = limits.trashDays * 86_400_000;

/** When the trash lets go of what was deleted then. */
function purgeTime(deletedAt: string | null): string | null {
  return deletedAt && new Date(Date.parse(deletedAt) + trashTime).toISOString();
}

type SummaryRow = Awaited<ReturnType<typeof listCharacters>>[number];

export function toSummary(row: SummaryRow): CharacterSummary {
  const { published_version, ...summary } = row;
  return {
    ...summary,
    is_public: published_version !== null,
    purge_at: purgeTime(row.deleted_at),
  };
}
