import { type Aliases, namesInUse } from "../aliases.ts";
import type { Card } from "../card.ts";
import type { DocumentFormat, JsonObject, Warn } from "../document.ts";
import { fieldOf, isObject, withoutFields } from "../json.ts";
import { patchObject } from "../patch.ts";
import { cardFields } from "./cardFields.ts";
import { patchData } from "./patchData.ts";
import { readData } from "./readData.ts";

/** Where SillyTavern and TavernAI had in V1 what V2 and V3 have. */
const aliases: Aliases = new Map([
  ["creator_notes", ["creatorcomment"]],
  ["tags", ["categories"]],
  ["creator", ["user_name_view"]],
  ["creation_date", ["create_date_online", "create_date", "create_date_local"]],
  ["modification_date", ["edit_date_online", "edit_date_local"]],
]);

/** Fields that are milliseconds or texts in the programs that write them: no reason to warn. */
const dates = new Set([...aliases].flatMap(([name, all]) => (name.endsWith("_date") ? all : [])));

/** What SillyTavern moved from the root into the extensions. */
const moved = ["talkativeness", "fav"];

/** The extension that holds all other fields of a file of V1, so that a later version keeps them. */
const extension = "v1";

/** What nothing but a flat card has together with a name and a description. */
const plain: ReadonlySet<string> = new Set([
  ...[...cardFields, ...moved, ...[...aliases.values()].flat()],
  ...["avatar", "chat"],
]);

/** Flat: all fields at the root. It is asked last, since other formats have a name and more too. */
export const v1: DocumentFormat = {
  format: "v1",
  is(value) {
    if (!isObject(value)) return false;
    if (Object.hasOwn(value, "first_mes") || Object.hasOwn(value, "mes_example")) return true;
    const has = (name: string) => typeof fieldOf(value, name) === "string";
    // Agnai's own files have a scenario too.
    if (!has("name") || isObject(fieldOf(value, "persona"))) return false;
    if (has("personality") || has("scenario")) return true;
    return has("description") && Object.keys(value).every((name) => plain.has(name));
  },
  read(value, warn) {
    const quiet: Warn = (code, path, message) => {
      if (code !== "coerced" || !dates.has(path)) warn(code, path, message);
    };
    const card = readData(value, { path: "", warn: quiet }, aliases);
    return { ...card, extensions: { ...card.extensions, ...extrasOf(value) } };
  },
  patch(value, before, after) {
    const edit = { before: withoutExtras(value, before), after: withoutExtras(value, after) };
    const patched = patchData(value, edit, aliases);
    return patchObject(patched, extrasIn(value, before), extrasIn(value, after));
  },
};

/** The extensions that hold fields of the root: those that the file itself does not have. */
function extrasNames(value: JsonObject): string[] {
  const own = fieldOf(value, "extensions");
  return [...moved, extension].filter((name) => !isObject(own) || !Object.hasOwn(own, name));
}

const claimedIn = (value: JsonObject): ReadonlySet<string> =>
  new Set([...cardFields, ...namesInUse(value, aliases), ...moved]);

function extrasOf(value: JsonObject): JsonObject {
  const others = withoutFields(value, claimedIn(value));
  const holds = (name: string) =>
    name === extension ? Object.keys(others).length > 0 : Object.hasOwn(value, name);
  const names = extrasNames(value).filter(holds);
  return Object.fromEntries(names.map((name) => [name, name === extension ? others : value[name]]));
}

function withoutExtras(value: JsonObject, card: Card): Card {
  return { ...card, extensions: withoutFields(card.extensions, new Set(extrasNames(value))) };
}

/** The way back: what a card has of the root's other fields. */
function extrasIn(value: JsonObject, { extensions }: Card): JsonObject {
  const names = extrasNames(value).filter((name) => Object.hasOwn(extensions, name));
  const others = names.includes(extension) ? extensions[extension] : {};
  return {
    ...(isObject(others) ? withoutFields(others, claimedIn(value)) : {}),
    ...Object.fromEntries(
      names.flatMap((name) => (name === extension ? [] : [[name, extensions[name]]])),
    ),
  };
}
