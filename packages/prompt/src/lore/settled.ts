import type { Lorebook } from "@personaforge/contract/lorebook";
import type { EntrySettings } from "./entrySettings.ts";
import { earlierInScan, sooner } from "./ranks.ts";

/**
 * For each entry the budget above which nothing that is said can cut it: 0 when all that would be
 * kept before it is in every prompt too, else the length of all that could be. A token has at least
 * one character, nearly always several. Null for an entry that depends on something else than the
 * budget.
 */
export function settledBudgets(
  entries: readonly EntrySettings[],
  { profile, token_budget }: Lorebook,
): readonly (number | null)[] {
  const budgets = new Map<number, number | null>();
  const tavern = profile === "sillytavern";
  // Without a budget of the author's, entries that are always there are kept before all others.
  if (!tavern && token_budget === undefined) {
    return entries.map((entry) => (isUnconditional(entry) ? 0 : null));
  }
  const keptFirst = entries
    .filter(({ enabled }) => enabled)
    .sort(tavern ? earlierInScan : (a, b) => sooner(b, a));
  // What stays in for a while is kept before everything else in SillyTavern.
  const sticky = tavern ? keptFirst.filter((entry) => entry.sticky > 0) : [];
  let before = sticky.reduce((sum, { content }) => sum + content.length, 0);
  let depends = sticky.length > 0;
  for (const entry of keptFirst) {
    if (entry.sticky === 0) before += entry.content.length;
    if (!isUnconditional(entry)) depends = true;
    else if (entry.ignoreBudget || !depends) budgets.set(entry.place, 0);
    else budgets.set(entry.place, before);
  }
  return entries.map(({ place }) => budgets.get(place) ?? null);
}

const conditions = [
  ...(["dont_activate", "keep_activate_after_match", "dont_activate_after_match"] as const),
  ...(["activate_only_after", "activate_only_every", "is_greeting"] as const),
  ...(["additional_keys", "exclude_keys"] as const),
];

/** Whether neither what is said, chance, earlier turns nor the greeting decide, and its text is fixed. */
export function isUnconditional(entry: EntrySettings): boolean {
  const { decorators, recursionLevel, probability, groups } = entry;
  if (!entry.enabled || !hasFixedText(entry.content)) return false;
  if (decorators.ignore_on_max_context === true) return false;
  if (entry.profile === "card") {
    if (decorators.activate === true) return true;
    return entry.constant && conditions.every((name) => decorators[name] === undefined);
  }
  const timed = entry.sticky > 0 || entry.cooldown > 0 || entry.delay > 0;
  if (timed || recursionLevel > 0 || probability < 100 || groups.length > 0) return false;
  if (decorators.activate === true) return true;
  return entry.constant && decorators.dont_activate !== true;
}

/** Macros that say the same in every turn of a conversation. */
const fixedMacros: ReadonlySet<string> = new Set([
  ...["char", "user", "//", "comment", "hidden_key", "reverse", "newline", "trim", "noop"],
  ...["description", "personality", "scenario", "mesexamples", "charversion", "char_version"],
]);

function hasFixedText(text: string): boolean {
  if (!text.includes("{{")) return true;
  const names = text.matchAll(/\{\{\s*(\/\/|[^\s:{}]*)/g);
  return [...names].every(([, name = ""]) => fixedMacros.has(name.toLowerCase()));
}
