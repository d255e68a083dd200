import type { EntrySettings } from "../lore/entrySettings.ts";
import { compileRegex } from "../lore/regexKeys.ts";
import { hasBareSlash, readRegex } from "../lore/regexSource.ts";
import { fillMacros, unknownMacros } from "../macros.ts";
import type { MacroValues } from "../macroValues.ts";

/** Whether the engine runs a key instead of looking for its letters. */
export function isRegexKey({ regex, profile }: EntrySettings, key: string): boolean {
  if (profile === "card") return regex;
  const read = readRegex(key.trim());
  return read !== null && /^[gimsuy]*$/.test(read.flags) && !hasBareSlash(read.source);
}

/** Values that people could say. */
const said: MacroValues = {
  ...{ char: "x", user: "x", seed: "", conversationSeed: "", now: "2000-01-01T00:00:00Z" },
  fields: {
    ...{ description: "x", personality: "x", scenario: "x", persona: "x" },
    ...{ mesExamples: "x", charVersion: "x", group: "x" },
  },
  chat: {
    ...{ lastMessage: "x", lastUserMessage: "x", lastCharMessage: "x", input: "x" },
    ...{ count: 1, maxPrompt: 1 },
  },
};

/** Compiling takes 20 µs for a usual key, and far more for one made to take long. */
const mostLetters = 50_000;

/** Keys with macros that are filled, at 5 µs each. */
const mostMacroKeys = 20_000;

/** Looks at keys, until a lorebook has had more than its share of time: then they count as right. */
export class KeyCheck {
  #letters = mostLetters;
  #macroKeys = mostMacroKeys;
  readonly #reasons = new Map<string, string | null>();

  /** Why a regular expression cannot run; null when it can. */
  reasonOf(key: string): string | null {
    let reason = this.#reasons.get(key);
    if (reason !== undefined) return reason;
    if (key.length > this.#letters) return null;
    this.#letters -= key.length;
    const compiled = compileRegex(key);
    reason = typeof compiled === "string" ? compiled : null;
    this.#reasons.set(key, reason);
    return reason;
  }

  /** Whether a message can hold what this key looks for. */
  canBeFound(settings: EntrySettings, key: string): boolean {
    if (isRegexKey(settings, key)) return this.reasonOf(regexOf(settings, key)) === null;
    if (key === "" || (settings.profile === "sillytavern" && key.trim() === "")) return false;
    if (!key.includes("{{") || this.#macroKeys === 0) return true;
    this.#macroKeys--;
    return unknownMacros(key).length === 0 && fillMacros(key, said, "scan").trim() !== "";
  }
}

/** SillyTavern cuts off the blanks around a key. */
export function regexOf({ profile }: EntrySettings, key: string): string {
  return profile === "card" ? key : key.trim();
}
