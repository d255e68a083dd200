import { lossesOfEdit } from "./agents/losses.ts";
import type { Card } from "./card.ts";
import { toV3 } from "./cardJson/writeV3.ts";
import { type JsonObject, silent, type Written } from "./document.ts";
import { documentOf } from "./documents.ts";
import type { Original, WriteOptions } from "./writeOptions.ts";

/** The card as JSON of V3. An original of V3 keeps its dates; others get the day of writing. */
export function v3Of(card: Card, { original, now }: WriteOptions): Written<JsonObject> {
  if (original?.format === "v3" || now === undefined) return toV3(card, { original });
  return toV3({ ...card, modification_date: Math.floor(now / 1000) }, { original });
}

/** The document of the original with the edits of the card; itself when there are none. */
export function patched(card: Card, original: Original): unknown {
  // Most are objects; the lists of Open WebUI are known to its own format.
  const raw = original.raw as JsonObject;
  return documentOf(original.format).patch(raw, original.card, card);
}

/** The same of an agent's file, and what of the edits it has no place for. */
export function patchedAgent(card: Card, original: Original): Written<unknown> {
  const document = patched(card, original);
  const back = documentOf(original.format).read(document as JsonObject, silent);
  return { document, losses: lossesOfEdit({ before: original.card, after: card }, back) };
}
