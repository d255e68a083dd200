import { RE2JS, RE2Set } from "re2js";
import { compose } from "./compose.ts";
import { readRegex, type RegexSize, sizeOfRegex } from "./regexSource.ts";

/** What a regular expression must read to match: all or one of some texts; null when nothing is sure. */
export type Required =
  | { readonly text: string }
  | { readonly all: readonly Required[] }
  | { readonly any: readonly Required[] };

export interface RunnableRegex {
  /** Places that match one character: compiling takes up to 5 µs for each of them. */
  readonly places: number;
  readonly required: Required | null;
  /** The most characters of a text that it reads. */
  readonly reach: number;
  /** Work for one character, in steps of about 10 ns. */
  readonly cost: number;
  /** Whether it matches somewhere in a text. */
  readonly test: (text: string) => boolean;
}

/** The most characters a regular expression has, and places after its repetitions are counted out. */
const mostLength = 2_000;
const mostPlaces = 1_000;

/** What one regular expression may cost a turn, in steps of about 10 ns: 45 ms at the worst that was found. */
const mostSteps = 2_500_000;
/** No text is searched further than this. */
export const mostSearched = 200_000;

/**
 * Up to this weight a regular expression has few enough states to be remembered, and each character
 * is one step. Heavier ones can have a new state at every character, which costs five times as much
 * as not remembering any, so they remember none.
 */
const lightest = 6;
/** Bytes for the states of one. The library's own number, 8 MB, would let a book fill a server. */
const memory = 256 * 1024;
/** Steps for each place that can be active at a character when nothing is remembered; 35 ns. */
const stepsOfPlace = 3.5;

/**
 * Makes a key written `/…/flags` runnable by RE2, whose time is linear in the text.
 * @returns a sentence instead when it cannot be run
 */
export function compileRegex(key: string): RunnableRegex | string {
  const regex = readRegex(key);
  if (regex === null) return "it is not written as /…/flags";
  if (key.length > mostLength) return `it is longer than ${mostLength} characters`;
  const unknown = /[^dgimsu]/.exec(regex.flags);
  if (unknown !== null) return `the flag "${unknown[0]}" is not supported`;
  // RE2JS would read a named back reference as letters.
  if (/(?:^|[^\\])(?:\\\\)*\\k</.test(regex.source)) return "back references are not supported";
  const { places, open } = sizeOfRegex(regex.source);
  if (places > mostPlaces) return `it is too large: about ${places} places to match`;
  const { light, cost } = workOf({ places, open });
  const source = compose(RE2JS.translateRegExp(regex.source));
  const flags = flagsOf(regex.flags);
  try {
    const required = requiredBy(RE2JS.compile(source, flags & ~RE2JS.CASE_INSENSITIVE));
    let set: RE2Set | null = null;
    return {
      places,
      required,
      reach: Math.min(mostSearched, Math.floor(mostSteps / cost)),
      cost,
      test(text) {
        set ??= setOf(source, flags, light ? memory : 0);
        return set.match(text).length > 0;
      },
    };
  } catch (error) {
    return reasonOf(error);
  }
}

function workOf({ places, open }: RegexSize) {
  const weight = open + places / 8;
  const light = weight <= lightest;
  return { light, cost: light ? 1 : Math.ceil(weight * stepsOfPlace) };
}

/**
 * What a key that may be run costs, without compiling it: its places and its work for one character
 * as `compileRegex` has them. Null for one that it would not compile.
 */
export function sizeOfKey(key: string): Pick<RunnableRegex, "places" | "cost"> | null {
  const regex = key.length > mostLength ? null : readRegex(key);
  if (regex === null) return null;
  const size = sizeOfRegex(regex.source);
  return size.places > mostPlaces ? null : { places: size.places, cost: workOf(size).cost };
}

/** A set of one: unlike a single expression it can be told how much to remember. */
function setOf(source: string, flags: number, bytes: number): RE2Set {
  const set = new RE2Set(RE2Set.UNANCHORED, flags, bytes);
  set.add(source);
  set.compile();
  return set;
}

/** `g`, `d` and `u` change nothing in whether a text matches: RE2 always reads whole code points. */
function flagsOf(flags: string): number {
  let mapped = 0;
  if (flags.includes("i")) mapped |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes("m")) mapped |= RE2JS.MULTILINE;
  if (flags.includes("s")) mapped |= RE2JS.DOTALL;
  return mapped;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  if (/\(\?<?[=!]/.test(message)) return "looking ahead or behind is not supported";
  if (/invalid escape sequence: `\\[1-9k]/.test(message))
    return "back references are not supported";
  const what = message.replace(/^error parsing regexp: /, "");
  return what === "" ? "it is not a regular expression" : `it is not valid (${what})`;
}

/** The tree that RE2JS makes for itself: 1 a text, 2 all of its parts, 3 one of them. */
interface LiteralTree {
  readonly type: number;
  readonly str: string;
  readonly subs: readonly LiteralTree[];
}

// Compiled without regard to case the library looks for no texts; we do, in folded text.
function requiredBy(regex: RE2JS): Required | null {
  const tree: LiteralTree | null = regex.re2().prefilter;
  return tree === null ? null : requiredOf(tree);
}

/** What stands between messages when they are searched as one text, and in none of them. */
const joints = ["\n", "\u0001"];

function requiredOf({ type, str, subs }: LiteralTree): Required | null {
  if (type === 1)
    return str === "" || joints.some((joint) => str.includes(joint)) ? null : { text: str };
  const parts = subs.map(requiredOf);
  const known = parts.filter((part) => part !== null);
  if (type === 2) return known.length === 0 ? null : { all: known };
  return type === 3 && parts.length > 0 && known.length === parts.length ? { any: known } : null;
}
