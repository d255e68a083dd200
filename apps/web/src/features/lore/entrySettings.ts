import type { LoreEntry, LoreProfile } from "@personaforge/contract/lorebook";
import { type Change, withChange, withExtensions } from "./loreChanges.ts";

// Settings that stand in more than one place. What is read here is what the prompt is made from:
// `readEntry` of @personaforge/prompt.

/** What other programs left may be of any type; a number may be text. */
export function extensionNumber(entry: LoreEntry, name: string): number | undefined {
  const value = entry.extensions?.[name];
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

export function extensionFlag(entry: LoreEntry, name: string): boolean | undefined {
  const value = entry.extensions?.[name];
  return typeof value === "boolean" ? value : undefined;
}

export function extensionText(entry: LoreEntry, name: string): string {
  const value = entry.extensions?.[name];
  return typeof value === "string" ? value : "";
}

/** SillyTavern's number for where an entry stands: 0 before the description, 4 at a depth. */
export function positionOf(entry: LoreEntry): number {
  const number = extensionNumber(entry, "position");
  if (number !== undefined && Number.isInteger(number) && number >= 0 && number <= 7) return number;
  return entry.position === "after_char" ? 1 : 0;
}

/** Cards know only before and after the description; other places need SillyTavern's number. */
export function withPosition(entry: LoreEntry, position: number): LoreEntry {
  const moved: LoreEntry = { ...entry, position: position === 0 ? "before_char" : "after_char" };
  const isKnownToCards = position < 2 && entry.extensions?.["position"] === undefined;
  return isKnownToCards ? moved : withExtensions(moved, { position });
}

export type SecondaryUse = "off" | "any" | "all" | "none" | "not_all";

const logics: readonly SecondaryUse[] = ["any", "not_all", "none", "all"];

/** How secondary keys decide. Cards must say that they count, SillyTavern that they don't. */
export function secondaryUseOf(entry: LoreEntry, profile: LoreProfile): SecondaryUse {
  if (profile === "card") return entry.selective === true ? "any" : "off";
  if (entry.selective === false) return "off";
  return logics[extensionNumber(entry, "selectiveLogic") ?? 0] ?? "any";
}

export function withSecondaryUse(entry: LoreEntry, use: SecondaryUse): LoreEntry {
  const chosen: LoreEntry = { ...entry, selective: use !== "off" };
  if (use === "off") return chosen;
  const logic = logics.indexOf(use);
  const isUnsaid = logic === 0 && entry.extensions?.["selectiveLogic"] === undefined;
  return isUnsaid ? chosen : withExtensions(chosen, { selectiveLogic: logic });
}

/** Undefined leaves it to the default, which is not to distinguish. */
export function caseSensitiveOf(entry: LoreEntry, profile: LoreProfile): boolean | undefined {
  const own = entry.case_sensitive ?? undefined;
  return profile === "card" ? own : (extensionFlag(entry, "case_sensitive") ?? own);
}

export function withCaseSensitive(entry: LoreEntry, value: boolean | undefined): LoreEntry {
  const change: Change<LoreEntry> = { case_sensitive: value };
  const changed = withChange(entry, change);
  const isInExtensions = entry.extensions?.["case_sensitive"] !== undefined;
  return isInExtensions ? withExtensions(changed, { case_sensitive: value }) : changed;
}

/** A chance counts unless it is switched off. */
export function probabilityOf(entry: LoreEntry): number | undefined {
  const isOff = extensionFlag(entry, "useProbability") === false;
  return isOff ? undefined : extensionNumber(entry, "probability");
}

const onlyTavern = [
  ...["selectiveLogic", "match_whole_words", "scan_depth", "ignore_budget", "group"],
  ...["sticky", "cooldown", "delay"],
  ...["exclude_recursion", "prevent_recursion", "delay_until_recursion"],
  ...["match_persona_description", "match_character_description", "match_character_personality"],
  ...["match_character_depth_prompt", "match_scenario", "match_creator_notes"],
];

/** Whether an entry carries settings that the rules of cards do not read. */
export function hasTavernSettings(entry: LoreEntry): boolean {
  const isSet = (value: unknown) => value !== undefined && value !== null && Boolean(value);
  return (
    (probabilityOf(entry) ?? 100) < 100 ||
    onlyTavern.some((name) => isSet(entry.extensions?.[name]))
  );
}
