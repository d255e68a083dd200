import type { CharacterContent } from "@personaforge/contract/content";
import { contentOf } from "../characters/characters.mapping.ts";

/** A version to be. */
export interface NewVersion {
  characterId: string;
  number: number;
  ownerId: string;
  authorId: string;
  content: CharacterContent;
  contentHash: string;
  source: "api" | "editor" | "import" | "remix" | "restore" | "sample";
  message: string | null;
  restoredFrom: number | null;
}

export type VersionRow = Omit<NewVersion, "content"> & CharacterContent;

/** Its columns. */
export const versionValues = (row: VersionRow) => ({
  character_id: row.characterId,
  number: row.number,
  owner_id: row.ownerId,
  author_id: row.authorId,
  content_hash: row.contentHash,
  source: row.source,
  message: row.message,
  restored_from: row.restoredFrom,
  ...contentOf(row),
});
