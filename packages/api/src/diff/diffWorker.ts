import type { CharacterContent } from "@personaforge/contract/content";
import type { ContentDiff } from "@personaforge/contract/diff";
import { diffContent } from "@personaforge/diff/diffContent";

export type Sides = readonly [from: CharacterContent, to: CharacterContent];

/** What the thread of a `DiffPool` does. */
export default function diff([from, to]: Sides): ContentDiff {
  return diffContent(from, to);
}
