import type { CharacterContent } from "@personaforge/contract/content";
import { contentOf } from "../characters/characters.mapping.ts";
import { unpack } from "./pack.ts";

type Structures = "depth_prompt" | "lorebook" | "avatar" | "card";
type Columns = {
  [Field in Exclude<keyof CharacterContent, Structures>]: CharacterContent[Field] | null;
} & Record<Structures, unknown>;

/** A row of a version as it is stored. */
export interface StoredContent extends Columns {
  packed: Buffer | null;
  anchor_pack: Buffer | null;
}

/** The content of a version, however it is stored. */
export function contentOfRow(row: StoredContent): CharacterContent {
  if (row.packed !== null) return unpack(row.packed, row.anchor_pack);
  // A CHECK holds that a row without a pack has every required column.
  return contentOf(row as CharacterContent);
}
