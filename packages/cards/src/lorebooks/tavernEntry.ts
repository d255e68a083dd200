import type { LoreEntry } from "@personaforge/contract/lorebook";
import { inside, type Place, readNumber } from "../coerce.ts";
import type { JsonObject } from "../document.ts";
import { fieldOf, isObject, withoutFields } from "../json.ts";
import type { EntryShape } from "./patchEntry.ts";
import { readEntry, readId } from "./readEntry.ts";

/** SillyTavern's names in a world file, and those in the `extensions` of a card's entry. */
const settings: readonly (readonly [world: string, card: string])[] = [
  ["excludeRecursion", "exclude_recursion"],
  ["preventRecursion", "prevent_recursion"],
  ["delayUntilRecursion", "delay_until_recursion"],
  ["displayIndex", "display_index"],
  ["outletName", "outlet_name"],
  ["groupOverride", "group_override"],
  ["groupWeight", "group_weight"],
  ["scanDepth", "scan_depth"],
  ["caseSensitive", "case_sensitive"],
  ["matchWholeWords", "match_whole_words"],
  ["useGroupScoring", "use_group_scoring"],
  ["automationId", "automation_id"],
  ["ignoreBudget", "ignore_budget"],
  ["matchPersonaDescription", "match_persona_description"],
  ["matchCharacterDescription", "match_character_description"],
  ["matchCharacterPersonality", "match_character_personality"],
  ["matchCharacterDepthPrompt", "match_character_depth_prompt"],
  ["matchScenario", "match_scenario"],
  ["matchCreatorNotes", "match_creator_notes"],
];
const cardNames = new Map(settings);
const worldNames = new Map(settings.map(([world, card]) => [card, world]));

/** What stands in the entry itself and not in its extensions. */
const own: ReadonlySet<string> = new Set([
  ...["key", "keysecondary", "comment", "content", "constant", "selective", "order"],
  ...["disable", "uid", "extensions"],
]);

/**
 * An entry of a world file, by the mapping with which SillyTavern itself puts one into a card. All
 * else of it stands in the extensions.
 */
export function readTavernEntry(raw: JsonObject, index: number, place: Place): LoreEntry {
  const fields = Object.entries(raw).filter(([name]) => own.has(name) && name !== "uid");
  const { extensions, ...entry } = readEntry(Object.fromEntries(fields), place);
  const rest = Object.entries(withoutFields(raw, own)).map(([name, value]): [string, unknown] => [
    cardNames.get(name) ?? name,
    value,
  ]);
  const position = readNumber(fieldOf(raw, "position"), inside(place, "position")) ?? 0;
  return {
    ...entry,
    id: readId(fieldOf(raw, "uid"), inside(place, "uid")) ?? index,
    position: position === 0 ? "before_char" : "after_char",
    extensions: { ...extensions, ...Object.fromEntries(rest) },
  };
}

/** The way back. What a world file has no place for goes in under its own name. */
export const tavernEntry: EntryShape = (entry, raw) => {
  const { keys, secondary_keys, insertion_order, enabled, id, position, extensions, ...others } =
    entry;
  const given = isObject(raw["extensions"]) ? raw["extensions"] : {};
  const inside: [string, unknown][] = [];
  const outside: [string, unknown][] = [];
  for (const [name, value] of Object.entries(extensions ?? {})) {
    const world = worldNames.get(name) ?? name;
    const stays = Object.hasOwn(given, name) && !Object.hasOwn(raw, world);
    if (own.has(world) || stays) inside.push([name, value]);
    else outside.push([world, value]);
  }
  const needed = inside.length > 0 || Object.hasOwn(raw, "extensions");
  return {
    position: position === "after_char" ? 1 : 0,
    ...others,
    ...Object.fromEntries(outside),
    ...(id === undefined ? {} : { uid: id }),
    key: keys,
    ...(secondary_keys === undefined ? {} : { keysecondary: secondary_keys }),
    order: insertion_order,
    disable: !enabled,
    ...(needed ? { extensions: Object.fromEntries(inside) } : {}),
  };
};
