import { compose } from "./compose.ts";
import { foldCase } from "./foldCase.ts";
import { buildKeyIndex, type KeyIndex } from "./keyIndex.ts";
import { compileRegex, type Required, type RunnableRegex } from "./regexKeys.ts";
import { hasBareSlash, readRegex } from "./regexSource.ts";

/** A key as one or more entries use it. */
export interface KeyUse {
  readonly text: string;
  /** `written`: SillyTavern's keys are regular expressions when they look like one. */
  readonly regex: "never" | "always" | "written";
  readonly caseSensitive: boolean;
  readonly wholeWords: boolean;
  /** How many of the newest messages its entries search; it matters to regular expressions only. */
  readonly depth: number;
}

/** Where to look up whether a key was found. */
export type Slot = number;

export interface TextKey {
  readonly slot: Slot;
  /** As it must stand in the text, when case matters; else null. */
  readonly exact: string | null;
  readonly length: number;
  readonly wholeWords: boolean;
}

/** Slots of texts that must be found before it is worth running a regular expression. */
export type RequiredSlots =
  | { readonly slot: Slot }
  | { readonly all: readonly RequiredSlots[] }
  | { readonly any: readonly RequiredSlots[] };

export interface RegexSlot {
  readonly slot: Slot;
  readonly regex: RunnableRegex;
  readonly required: RequiredSlots | null;
  readonly depth: number;
  /** SillyTavern's run over all messages joined, the newest first. */
  readonly joined: boolean;
}

/** Keys made ready to be looked for all at once. */
export interface KeyTable {
  readonly index: KeyIndex;
  /** Who wants to know of an occurrence, by the number that `index` calls it. */
  readonly users: readonly (readonly TextKey[])[];
  readonly regexes: readonly RegexSlot[];
  /** Why a key cannot be looked for. */
  readonly failures: ReadonlyMap<Slot, string>;
  /** The first slot that is not taken. */
  readonly end: Slot;
}

/** Each may hold a megabyte. */
const mostRegexes = 2_000;

/** Of all of them together: 1,000 usual ones have 20,000, and 60,000 take 0.3 s. */
const mostPlaces = 60_000;

/** Makes a table of keys; each is given with its slot, and slots from `end` on are free. */
export function buildKeyTable(uses: readonly (readonly [Slot, KeyUse])[], end: Slot): KeyTable {
  const regexes: RegexSlot[] = [];
  const failures = new Map<Slot, string>();
  const texts = new TextCollector(end);
  let places = mostPlaces;
  for (const [slot, use] of uses) {
    const text = use.regex === "written" ? use.text.trim() : use.text;
    if (text === "") continue;
    if (!isRegex(use.regex, text)) {
      texts.add(slot, { ...use, text });
      continue;
    }
    const regex = places > 0 ? runnable(text, regexes.length) : tooLarge;
    if (typeof regex === "string") failures.set(slot, regex);
    else {
      places -= regex.places;
      const required = regex.required === null ? null : texts.require(regex.required);
      const joined = use.regex === "written";
      regexes.push({ slot, regex, required, depth: use.depth, joined });
    }
  }
  const index = buildKeyIndex(texts.folded);
  return { index, users: texts.users, regexes, failures, end: texts.end };
}

const tooLarge = "the regular expressions before it are too large together";

function runnable(text: string, before: number): RunnableRegex | string {
  if (before < mostRegexes) return compileRegex(text);
  return `the lorebook has more than ${mostRegexes} regular expressions`;
}

function isRegex(mode: KeyUse["regex"], text: string): boolean {
  if (mode !== "written") return mode === "always";
  const regex = readRegex(text);
  return regex !== null && /^[gimsuy]*$/.test(regex.flags) && !hasBareSlash(regex.source);
}

class TextCollector {
  readonly folded: string[] = [];
  readonly users: TextKey[][] = [];
  readonly #places = new Map<string, number>();
  readonly #required = new Map<string, Slot>();
  end: Slot;

  constructor(end: Slot) {
    this.end = end;
  }

  add(slot: Slot, { text, caseSensitive, wholeWords }: KeyUse): void {
    const composed = compose(text);
    const folded = foldCase(composed);
    let place = this.#places.get(folded);
    if (place === undefined) {
      place = this.folded.push(folded) - 1;
      this.#places.set(folded, place);
      this.users.push([]);
    }
    this.users[place]?.push({
      slot,
      exact: caseSensitive ? composed : null,
      length: composed.length,
      // As in SillyTavern several words are found as they stand.
      wholeWords: wholeWords && !/\s/.test(text),
    });
  }

  require(required: Required): RequiredSlots {
    if ("all" in required) return { all: required.all.map((part) => this.require(part)) };
    if ("any" in required) return { any: required.any.map((part) => this.require(part)) };
    const { text } = required;
    let slot = this.#required.get(text);
    if (slot === undefined) {
      slot = this.end++;
      this.#required.set(text, slot);
      this.add(slot, { text, regex: "never", caseSensitive: false, wholeWords: false, depth: 0 });
    }
    return { slot };
  }
}
