import type { DraftContent } from "@personaforge/contract/draft";
import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

const draftColumns = ["base_version", "content", "revision", "updated_at"] as const;

/** The draft of one editor of a character; undefined before the first change. */
export function findDraft(db: Queryable, characterId: string, editorId: string) {
  return db
    .selectFrom("draft")
    .select(draftColumns)
    .$narrowType<{ content: DraftContent }>()
    .where("character_id", "=", characterId)
    .where("editor_id", "=", editorId)
    .executeTakeFirst();
}

export type DraftRow = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

export interface NewDraft {
  characterId: string;
  editorId: string;
  baseVersion: number;
  content: DraftContent;
}

/** Replaces the draft. Its row stays when it is empty, so that no revision comes twice. */
export function storeDraft(tx: Tx, draft: NewDraft) {
  const content = JSON.stringify(draft.content);
  return tx
    .insertInto("draft")
    .values({
      character_id: draft.characterId,
      editor_id: draft.editorId,
      base_version: draft.baseVersion,
      content,
    })
    .onConflict((on) =>
      on.columns(["character_id", "editor_id"]).doUpdateSet({
        base_version: draft.baseVersion,
        content,
        revision: sql<number>`draft.revision + 1`,
        updated_at: sql<string>`now()`,
      }),
    )
    .returning(draftColumns)
    .$narrowType<{ content: DraftContent }>()
    .executeTakeFirstOrThrow();
}
