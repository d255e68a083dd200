import { type Card, emptyCard } from "../card.ts";
import type { Edit, Warn } from "../document.ts";
import { extensionsOf, patchExtension, without } from "./extension.ts";
import type { Path } from "../places.ts";
import { patchPlaces, patchTextsAt, readPlaces, tagsAt, type TextPlace } from "./textFields.ts";

/** Where a format keeps what a card knows too; everything else of it goes to its extension. */
export interface AgentShape {
  readonly name: string;
  readonly places: readonly TextPlace[];
  readonly tags?: Path;
  /** More that the card holds, or that no card is to hold. */
  readonly taken?: readonly Path[];
}

export function readAgent(document: unknown, shape: AgentShape, warn: Warn): Card {
  const { name, places, tags, taken = [] } = shape;
  const paths = [...places.map(({ path }) => path), ...(tags ? [tags] : []), ...taken];
  return {
    ...emptyCard(),
    ...readPlaces(document, places, warn),
    tags: tags ? tagsAt(document, tags, warn) : [],
    extensions: extensionsOf(name, without(document, paths)),
  };
}

export function patchAgent(document: unknown, edit: Edit, shape: AgentShape): unknown {
  const { name, places, tags } = shape;
  const texts = patchPlaces(document, places, edit);
  const tagged = tags ? patchTextsAt(texts, tags, [edit.before.tags, edit.after.tags]) : texts;
  return patchExtension(tagged, edit, { name });
}
