import type { Card } from "../card.ts";
import type { DocumentFormat, Edit, JsonObject } from "../document.ts";
import { fieldOf, isObject } from "../json.ts";
import { withoutDecoy } from "../png/decoy.ts";
import { fieldsOfV3 } from "./cardFields.ts";
import { checkEnvelope, hasCardField, locate, specOf, withData } from "./envelope.ts";
import { patchData } from "./patchData.ts";
import { readData } from "./readData.ts";

/** Also what has `data` like a card, whatever its `spec` is, if it is not another format's. */
export const v2: DocumentFormat = {
  format: "v2",
  is(value) {
    if (!isObject(value)) return false;
    const spec = specOf(value);
    if (spec === "chara_card_v2") return true;
    const data = fieldOf(value, "data");
    if (spec.startsWith("lorebook") || !isObject(data)) return false;
    return hasCardField(data) && !Object.hasOwn(data, "entries");
  },
  read(value, warn) {
    const place = checkEnvelope(value, 2, warn);
    return readData(locate(withoutDecoy(value) ?? value).data, place);
  },
  patch: (value, before, after) => patchV2(value, { before, after }),
};

export function patchV2(value: JsonObject, { before, after }: Edit): JsonObject {
  const { data } = locate(value);
  return withData(value, patchData(data, { before, after: heldByV2(data, before, after) }));
}

/** The card after an edit, without edits of fields of V3 that this V2 document does not have. */
function heldByV2(data: JsonObject, before: Card, after: Card): Card {
  const foreign = fieldsOfV3.filter((name) => !Object.hasOwn(data, name));
  return { ...after, ...Object.fromEntries(foreign.map((name) => [name, before[name]])) };
}
