import { type CharacterContent, writtenContent } from "@personaforge/contract/content";
import { type Card, emptyCard } from "../card.ts";
import { writeFields } from "./applyContent.ts";
import type { ContentField } from "./mapped.ts";
import { MappingLog } from "./mappingLog.ts";
import { readFields } from "./readFields.ts";

const all = new Set(Object.keys(writtenContent.shape) as ContentField[]);

/**
 * The card of a character that was written here. What a card has no field for stands in
 * `extensions.personaforge`, so that reading it again gives the same content.
 */
export function cardOf(content: CharacterContent): Card {
  const empty = emptyCard();
  const before = readFields(empty, new MappingLog());
  const changed = new Set(all);
  if (content.depth_prompt === null) changed.delete("depth_prompt");
  return writeFields(empty, { before, after: content, changed, isNew: true });
}
