import type { LoreEntry } from "@personaforge/contract/lorebook";
import { renamed } from "../aliases.ts";
import type { JsonObject } from "../document.ts";
import { isObject, withoutFields } from "../json.ts";
import { type ItemRules, patchObject } from "../patch.ts";
import { entryAliases } from "./readEntry.ts";

/** How the entry of one format is written; `raw` says which of its spellings the file has. */
export type EntryShape = (entry: LoreEntry, raw: JsonObject) => JsonObject;

export function rulesOf(
  shape: EntryShape,
  shows: (raw: unknown) => boolean = isObject,
): ItemRules<LoreEntry> {
  return {
    shows,
    patch: (raw, before, after) =>
      isObject(raw) ? patchObject(raw, shape(before, raw), shape(after, raw)) : shape(after, {}),
    create: (entry) => shape(entry, {}),
  };
}

/** An entry of a book of a card, under the names by which it was read. */
const cardEntry: EntryShape = (entry, raw) => {
  const fields = renamed(withPosition(entry, raw), raw, entryAliases);
  if (Object.hasOwn(raw, "enabled") || !Object.hasOwn(raw, "disable")) return fields;
  return { ...withoutFields(fields, new Set(["enabled"])), disable: !entry.enabled };
};

/** A new entry gets what entries of cards must have. */
export const cardRules: ItemRules<LoreEntry> = {
  ...rulesOf(cardEntry),
  create: (entry) => ({
    ...entry,
    extensions: entry.extensions ?? {},
    use_regex: entry.use_regex ?? false,
  }),
};

/** A number that stood in `position` was read as `extensions.position`, and goes back there. */
function withPosition(entry: LoreEntry, raw: JsonObject): JsonObject {
  if (typeof raw["position"] !== "number" || entry.extensions === undefined) return entry;
  const given = raw["extensions"];
  if (isObject(given) && Object.hasOwn(given, "position")) return entry;
  const { extensions } = entry;
  if (!Object.hasOwn(extensions, "position")) return entry;
  const others = withoutFields(extensions, new Set(["position"]));
  const rest = withoutFields(entry, new Set(["extensions"]));
  const left = isObject(given) || Object.keys(others).length > 0 ? { extensions: others } : {};
  return { ...rest, ...left, position: extensions["position"] };
}
