import type { Lorebook, LoreEntry, LoreProfile } from "@personaforge/contract/lorebook";
import { readDecorators, type Decorators } from "./decorators.ts";
import { flagOf, numberOf, textOf, wholeOf, type Extensions } from "./extensionValues.ts";
import type { LorePosition, LoreSources } from "./lore.ts";
import { positionOf } from "./position.ts";

/** How secondary keys decide, once a key was found: one of them, not all, none, or all of them. */
export type SecondaryLogic = "any" | "not_all" | "none" | "all";

/** An entry of either profile, with every default filled in. */
export interface EntrySettings {
  readonly place: number;
  /** Its name, else its comment, else its first key, else its number. */
  readonly name: string;
  readonly profile: LoreProfile;
  readonly enabled: boolean;
  readonly constant: boolean;
  /** Without decorators. */
  readonly content: string;
  readonly decorators: Decorators;
  readonly keys: readonly string[];
  readonly secondary: readonly string[];
  readonly logic: SecondaryLogic;
  /** Card: every key is a regular expression. In SillyTavern each key says so itself. */
  readonly regex: boolean;
  readonly caseSensitive: boolean;
  readonly wholeWords: boolean;
  /** How many of the newest messages are searched. */
  readonly scanDepth: number;
  /** Texts of the character that are searched too. */
  readonly sources: readonly (keyof LoreSources)[];
  readonly order: number;
  readonly priority: number;
  readonly position: LorePosition;
  readonly ignoreBudget: boolean;
  /** 0 to 100. */
  readonly probability: number;
  readonly groups: readonly string[];
  readonly groupOverride: boolean;
  readonly groupWeight: number;
  readonly groupScoring: boolean;
  /** In messages. */
  readonly sticky: number;
  readonly cooldown: number;
  readonly delay: number;
  readonly excludeRecursion: boolean;
  readonly preventRecursion: boolean;
  /** The level it waits for; 0 when it does not wait. */
  readonly recursionLevel: number;
}

/**
 * The number of messages searched when the book does not say: card leaves it to the application,
 * SillyTavern's is 2.
 */
const defaultDepth = { card: 4, sillytavern: 2 };
const logics: readonly SecondaryLogic[] = ["any", "not_all", "none", "all"];
const mostDepth = 1_000;

const sourceFlags: readonly (readonly [string, keyof LoreSources])[] = [
  ["match_persona_description", "persona"],
  ["match_character_description", "description"],
  ["match_character_personality", "personality"],
  ["match_character_depth_prompt", "depthPrompt"],
  ["match_scenario", "scenario"],
  ["match_creator_notes", "creatorNotes"],
];

/**
 * Reads an entry as its book's profile says. `card`: the fields of V2 and V3 and the decorators;
 * of `extensions` only where it stands (position, depth, role, outlet). `sillytavern`: also the
 * settings in `extensions`; filters by character, trigger and tag do not apply here.
 */
export function readEntry(book: Lorebook, entry: LoreEntry, place: number): EntrySettings {
  const profile = book.profile ?? "card";
  const extensions = entry.extensions ?? {};
  const { decorators, text } = readDecorators(entry.content, profile);
  const depth = book.scan_depth ?? defaultDepth[profile];
  const common = {
    place,
    name: nameOf(entry, place),
    profile,
    enabled: entry.enabled,
    content: text,
    decorators,
    keys: entry.keys,
    order: entry.insertion_order,
    position: positionOf(entry, extensions, decorators),
  };
  if (profile === "sillytavern") {
    return { ...common, ...tavernSettings(entry, extensions, depth) };
  }
  const regex = entry.use_regex === true;
  return {
    ...common,
    ...withoutTavern,
    // Both are to be ignored beside regular expressions.
    constant: entry.constant === true && !regex,
    secondary: entry.selective === true && !regex ? (entry.secondary_keys ?? []) : [],
    logic: "any",
    regex,
    caseSensitive: entry.case_sensitive === true,
    scanDepth: Math.min(decorators.scan_depth ?? depth, mostDepth),
    priority: entry.priority ?? 0,
  };
}

const withoutTavern = {
  wholeWords: false,
  sources: [],
  ignoreBudget: false,
  probability: 100,
  groups: [],
  groupOverride: false,
  groupWeight: 100,
  groupScoring: false,
  sticky: 0,
  cooldown: 0,
  delay: 0,
  excludeRecursion: false,
  preventRecursion: false,
  recursionLevel: 0,
};

function tavernSettings(entry: LoreEntry, extensions: Extensions, depth: number) {
  const given = numberOf(extensions, "scan_depth");
  const chance = flagOf(extensions, "useProbability") ?? true;
  const level = flagOf(extensions, "delay_until_recursion");
  return {
    constant: entry.constant === true,
    secondary: entry.selective === false ? [] : (entry.secondary_keys ?? []),
    logic: logics[numberOf(extensions, "selectiveLogic") ?? 0] ?? "any",
    regex: false,
    caseSensitive: flagOf(extensions, "case_sensitive") ?? entry.case_sensitive ?? false,
    wholeWords: flagOf(extensions, "match_whole_words") ?? false,
    scanDepth: given === null ? depth : Math.min(Math.max(Math.trunc(given), 0), mostDepth),
    sources: sourceFlags.flatMap(([flag, source]) => (flagOf(extensions, flag) ? [source] : [])),
    priority: 0,
    ignoreBudget: flagOf(extensions, "ignore_budget") ?? false,
    probability: chance
      ? Math.min(Math.max(numberOf(extensions, "probability") ?? 100, 0), 100)
      : 100,
    groups: textOf(extensions, "group")
      .split(",")
      .map((group) => group.trim())
      .filter((group) => group !== ""),
    groupOverride: flagOf(extensions, "group_override") ?? false,
    groupWeight: Math.max(numberOf(extensions, "group_weight") ?? 100, 0),
    groupScoring: flagOf(extensions, "use_group_scoring") ?? false,
    sticky: wholeOf(extensions, "sticky"),
    cooldown: wholeOf(extensions, "cooldown"),
    delay: wholeOf(extensions, "delay"),
    excludeRecursion: flagOf(extensions, "exclude_recursion") ?? false,
    preventRecursion: flagOf(extensions, "prevent_recursion") ?? false,
    recursionLevel: level === null ? wholeOf(extensions, "delay_until_recursion") : Number(level),
  };
}

/** Comments can be as long as contents; a report needs the beginning. */
const longestName = 120;

function nameOf(entry: LoreEntry, place: number): string {
  const names = [entry.name, entry.comment, entry.keys[0]];
  const name = names.find((text) => text !== undefined && text.trim() !== "");
  if (name === undefined) return `Entry ${place + 1}`;
  // Twice as many units hold at least as many characters, and one more shows that there are more.
  const characters = [...name.slice(0, 2 * longestName + 2)];
  return characters.length <= longestName ? name : `${characters.slice(0, longestName).join("")}…`;
}
