import { emptyCard, type Card } from "./card.ts";
import { toV2 } from "./cardJson/writeV2.ts";
import { toV3 } from "./cardJson/writeV3.ts";
import type { JsonObject, Written } from "./document.ts";
import { documentOf } from "./documents.ts";
import { fieldOf, isObject, withoutFields } from "./json.ts";
import type { WriteOptions } from "./writeOptions.ts";

/** Fields that the card model knows: a document made from a card has all of them that it needs. */
const known = new Set(Object.keys(emptyCard()));
const envelope = new Set([...known, "data", "spec", "spec_version"]);

/** The card as JSON of V3: the original's own where it was V3, else converted. */
export function v3Of(card: Card, options: WriteOptions): Written<unknown> {
  if (options.original?.format === "v3") return { document: patched(card, options), losses: [] };
  const dated = { ...card, modification_date: secondsOf(options) ?? card.modification_date };
  const { document, losses } = toV3(dated);
  return { document: withUnknown(document, options), losses };
}

/** The card as JSON of V2: the original's own where it was V2, else converted. */
export function v2Of(card: Card, options: WriteOptions): Written<unknown> {
  if (options.original?.format === "v2") return { document: patched(card, options), losses: [] };
  const { document, losses } = toV2(card);
  return { document: withUnknown(document, options), losses };
}

/** The document of the original with the edits of the card; itself when there are none. */
export function patched(card: Card, { original }: WriteOptions): unknown {
  if (original === undefined) return undefined;
  // Most are objects; the lists of Open WebUI and the texts of Markdown go to their own formats.
  const raw = original.raw as JsonObject;
  return documentOf(original.format).patch(raw, original.card, card);
}

function secondsOf({ now }: WriteOptions): number | null {
  return now === undefined ? null : Math.floor(now / 1000);
}

/** What the other version of the original had and the card model has no field for. */
function withUnknown(document: JsonObject, { original }: WriteOptions): JsonObject {
  const data = fieldOf(document, "data");
  const isOtherVersion = original?.format === "v2" || original?.format === "v3";
  if (!isOtherVersion || !isObject(original.raw) || !isObject(data)) return document;
  const own = fieldOf(original.raw, "data");
  const unknownData = isObject(own) ? withoutFields(own, known) : {};
  return {
    ...withoutFields(original.raw, envelope),
    ...document,
    data: { ...unknownData, ...data },
  };
}
