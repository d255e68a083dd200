import { loreProfile, type LoreEntry, type LoreProfile } from "@personaforge/contract/lorebook";
import type { JsonObject } from "../document.ts";
import { fieldOf } from "../json.ts";

/**
 * Settings that only SillyTavern's scan gives a meaning. Names that other programs use for
 * something else too, such as `depth`, `group` and `sticky`, do not decide.
 */
const tavernSettings = [
  ...["position", "selectiveLogic", "probability", "useProbability", "exclude_recursion"],
  ...["prevent_recursion", "delay_until_recursion", "match_whole_words", "use_group_scoring"],
  ...["group_override", "group_weight", "automation_id", "ignore_budget", "scan_depth"],
];

/**
 * How a book is to be searched: what it says itself in our field, else as SillyTavern does when one
 * of its entries has its settings. Undefined stands for the rules of the card specifications.
 */
export function profileOf(
  book: JsonObject,
  entries: readonly LoreEntry[],
): LoreProfile | undefined {
  const said = loreProfile.safeParse(fieldOf(book, "profile"));
  if (said.success) return said.data;
  return entries.some(hasTavernSettings) ? "sillytavern" : undefined;
}

function hasTavernSettings({ extensions }: LoreEntry): boolean {
  if (extensions === undefined) return false;
  return tavernSettings.some((name) => Object.hasOwn(extensions, name));
}
