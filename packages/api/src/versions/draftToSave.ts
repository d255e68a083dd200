import { DomainError } from "@personaforge/contract/errors";
import type { CharacterContent } from "@personaforge/contract/content";
import type { DraftContent } from "@personaforge/contract/draft";
import type { Tx } from "@personaforge/db/database";
import { toCharacter } from "../characters/characters.mapping.ts";
import type { CharacterRow } from "../characters/characters.queries.ts";
import { demandValid, isEmpty, withDraft } from "../drafts/draftContent.ts";
import { findDraft } from "../drafts/drafts.queries.ts";
import { contentOfRow } from "./contentOfRow.ts";
import { findContent } from "./versions.queries.ts";

/** What the draft of an editor makes of a locked character. */
export interface DraftToSave {
  content: CharacterContent;
  /** Whether there is anything in the draft, be it the same as the newest version. */
  isFilled: boolean;
}

/**
 * @param insist the caller has seen the newest version, so that the draft's texts replace its
 * @throws DomainError PRECONDITION_FAILED when a field of the draft was changed by others since,
 * VALIDATION_FAILED when the result breaks a limit
 */
export async function draftToSave(
  tx: Tx,
  row: CharacterRow,
  { editorId, insist }: { editorId: string; insist: boolean },
): Promise<DraftToSave> {
  const draft = await findDraft(tx, row.id, editorId);
  if (draft === undefined || isEmpty(draft.content)) return { content: row, isFilled: false };
  if (!insist && draft.base_version !== row.version) {
    const base = await findContent(tx, row.id, draft.base_version);
    if (base !== undefined) {
      refuseOverlap(row, { base: contentOfRow(base), draft: draft.content });
    }
  }
  return { content: demandValid(withDraft(row, draft.content)), isFilled: true };
}

interface Sides {
  base: CharacterContent;
  draft: DraftContent;
}

function refuseOverlap(row: CharacterRow, { base, draft }: Sides): void {
  const fields = (Object.keys(draft) as (keyof DraftContent)[]).filter((field) => {
    const theirs = JSON.stringify(row[field]);
    return theirs !== JSON.stringify(base[field]) && theirs !== JSON.stringify(draft[field]);
  });
  if (fields.length === 0) return;
  throw new DomainError(
    "PRECONDITION_FAILED",
    `Version ${row.version} was made since and changed the same fields: ${fields.join(", ")}.`,
    { current: toCharacter(row, row.owner_id) },
  );
}
