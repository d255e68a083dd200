import type { CharacterContent } from "@personaforge/contract/content";
import { type ContentField, contentFields, isSameField } from "./contentFields.ts";

/** What two people made of one content. */
export interface Divergence {
  readonly base: CharacterContent;
  readonly mine: CharacterContent;
  readonly theirs: CharacterContent;
}

export interface Merge {
  readonly merged: CharacterContent;
  /** Fields that both changed, to different values: `merged` holds mine. In the contract's order. */
  readonly conflicts: ContentField[];
}

/** Takes each field from whoever changed it. A list is one value: two edits of one list conflict. */
export function mergeContent({ base, mine, theirs }: Divergence): Merge {
  const merged = { ...mine };
  const conflicts: ContentField[] = [];
  for (const field of contentFields) {
    if (isSameField(base, theirs, field) || isSameField(mine, theirs, field)) continue;
    if (isSameField(base, mine, field)) take(merged, theirs, field);
    else conflicts.push(field);
  }
  return { merged, conflicts };
}

function take<Field extends ContentField>(
  into: CharacterContent,
  from: CharacterContent,
  field: Field,
): void {
  into[field] = from[field];
}
