import { emptyCard } from "../card.ts";
import type { DocumentFormat } from "../document.ts";
import { extensionsOf, patchExtension, without } from "./extension.ts";
import { isObject } from "../json.ts";
import { hasAny, type Path } from "../places.ts";
import { patchPlaces, readPlaces, type TextPlace } from "./textFields.ts";

const ofCards = ["spec", "data", "first_mes", "mes_example", "description", "personality", "kind"];
const ofPygmalion = ["char_name", "char_persona", "char_greeting"];

const toCard = (text: string): string => text.replaceAll(/^You:/gm, "{{user}}:");
const toDocument = (text: string): string => text.replaceAll(/^\{\{user\}\}:/gim, "You:");

const jsonPlaces: readonly TextPlace[] = [
  { field: "name", path: ["char_name"] },
  { field: "description", path: ["char_persona"] },
  { field: "first_mes", path: ["char_greeting"] },
  { field: "scenario", path: ["world_scenario"] },
  { field: "mes_example", path: ["example_dialogue"], toCard, toDocument },
];
const yamlPlaces: readonly TextPlace[] = [
  { field: "name", path: ["name"] },
  { field: "description", path: ["context"] },
  { field: "first_mes", path: ["greeting"] },
  { field: "mes_example", path: ["example_dialogue"], toCard, toDocument },
];

const isJson = (value: object): boolean => ofPygmalion.some((key) => Object.hasOwn(value, key));
const placesOf = (value: object): readonly TextPlace[] => (isJson(value) ? jsonPlaces : yamlPlaces);
const pathsOf = (value: object): Path[] => placesOf(value).map(({ path }) => path);

/** A character of text-generation-webui: its old JSON (`char_name` …) and its YAML (`context` …). */
export const ooba: DocumentFormat = {
  format: "ooba",

  is(value) {
    if (!isObject(value) || hasAny(value, ofCards)) return false;
    const named = Object.hasOwn(value, "name");
    return isJson(value) ? !named : named && hasAny(value, ["context", "greeting"]);
  },

  read(value, warn) {
    return {
      ...emptyCard(),
      ...readPlaces(value, placesOf(value), warn),
      extensions: extensionsOf("ooba", without(value, pathsOf(value))),
    };
  },

  patch(value, before, after) {
    const patched = patchPlaces(value, placesOf(value), { before, after });
    return patchExtension(patched, { before, after }, { name: "ooba" });
  },
};
