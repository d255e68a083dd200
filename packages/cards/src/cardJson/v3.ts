import type { DocumentFormat, Edit, JsonObject } from "../document.ts";
import { checkEnvelope, locate, specOf, withData } from "./envelope.ts";
import { patchData } from "./patchData.ts";
import { readData } from "./readData.ts";

/** Also what calls itself a later version. */
export const v3: DocumentFormat = {
  format: "v3",
  is(value) {
    const version = /^chara_card_v(\d+)$/.exec(specOf(value))?.[1];
    return version !== undefined && Number(version) >= 3;
  },
  read: (value, warn) => readData(locate(value).data, checkEnvelope(value, 3, warn)),
  patch: (value, before, after) => patchV3(value, { before, after }),
};

export function patchV3(value: JsonObject, edit: Edit): JsonObject {
  return withData(value, patchData(locate(value).data, edit));
}
