import type { Card } from "../card.ts";
import type { JsonObject, Written } from "../document.ts";
import { fieldsOfV3 } from "./cardFields.ts";
import { patchV3 } from "./v3.ts";
import { type CardSource, envelopeOf, hasContent, inEnvelope, requiredFields } from "./written.ts";
import { entryOfV3, writtenBook } from "./writtenBook.ts";

interface V3Options {
  original?: CardSource | undefined;
}

/**
 * A card as V3, which has a place for everything. An original of V3 differs in what was edited
 * only; one of V2 hands on its unknown fields.
 */
export function toV3(card: Card, { original }: V3Options = {}): Written<JsonObject> {
  const old = original === undefined ? null : envelopeOf(original);
  if (original?.format === "v3" && old !== null) {
    return { document: patchV3(old, { before: original.card, after: card }), losses: [] };
  }
  return { document: inEnvelope(3, dataOf(card), old), losses: [] };
}

function dataOf(card: Card): JsonObject {
  const optional = fieldsOfV3.filter((name) =>
    name === "assets" ? card.assets.length > 0 : hasContent(card, name),
  );
  const book = card.character_book;
  return {
    ...requiredFields(card),
    group_only_greetings: card.group_only_greetings,
    ...Object.fromEntries(optional.map((name) => [name, card[name]])),
    ...(book === null ? {} : { character_book: writtenBook(book, entryOfV3) }),
  };
}
