import type { Fixes } from "@personaforge/cards/content/toContent";
import type { ImportCounts, ImportItem, ImportJob } from "@personaforge/contract/import";
import { limits } from "@personaforge/contract/limits";
import type { Picture } from "@personaforge/contract/picture";
import type { ImportRow } from "./imports.queries.ts";
import type { ItemRow, WorkItem } from "./items.queries.ts";

export function toJob(row: ImportRow, counts: ImportCounts): ImportJob {
  const { id, state, on_duplicate, created_at, updated_at, finished_at } = row;
  const times = { created_at, updated_at, finished_at, undo_until: undoUntil(row, counts) };
  return { id, state, on_duplicate, counts, tagging: taggingOf(row), ...times };
}

/** Without how far it is, which is for whoever goes on with it. */
export function taggingOf({ tagging }: Pick<ImportRow, "tagging">): ImportJob["tagging"] {
  if (tagging === null) return null;
  const { tags, total, added, present, full, gone } = tagging;
  return { tags, total, added, present, full, gone };
}

/** In a state in which it can be undone, until when. */
export function undoUntil(
  { state, finished_at: finished }: Pick<ImportRow, "state" | "finished_at">,
  { imported }: Pick<ImportCounts, "imported">,
): string | null {
  const isOver = state === "done" || state === "stopped";
  if (!isOver || finished === null || imported === 0) return null;
  const until = new Date(Date.parse(finished) + limits.undoHours * 3_600_000);
  return until.getTime() > Date.now() ? until.toISOString() : null;
}

export function toItem(row: ItemRow): ImportItem {
  const { id, position, name, size, state, reason, made, tagged, report } = row;
  const { character_id: characterId, character_name: characterName, slug, version } = row;
  const isThere = characterId !== null && slug !== null && characterName !== null;
  const avatar = row.character_avatar as Picture | null;
  const character = isThere
    ? { id: characterId, slug, name: characterName, avatar, version }
    : null;
  return { id, position, name, size, state, reason, character, made, tagged, report };
}

/** What was said about a file, as its reader is told. */
export function fixesOf({
  given_name: name,
  over_limit: overLimit,
}: Pick<WorkItem, "given_name" | "over_limit">): Fixes {
  return { ...(name !== null && { name }), ...(overLimit !== null && { overLimit }) };
}
