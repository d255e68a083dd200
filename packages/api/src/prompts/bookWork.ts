import type { LoreEntry, Lorebook } from "@personaforge/contract/lorebook";
import { compose } from "@personaforge/prompt/lore/compose";
import { foldCase } from "@personaforge/prompt/lore/foldCase";
import { sizeOfKey } from "@personaforge/prompt/lore/regexKeys";
import { enough, lengthOf, sum, type TextWork, workOfText } from "./textWork.ts";

/** What a lorebook costs; see `promptWork.ts` for the steps. */
export interface BookWork extends TextWork {
  /** Of searching one character of a text. */
  readonly ofCharacter: number;
  /** The newest messages that are searched, at most. */
  readonly depth: number;
  /** Whether entries or texts of the character are searched too. */
  readonly beyond: boolean;
  /** Characters of the book as JSON. */
  readonly length: number;
}

/** Reading an entry, asking for it in every pass, and saying what became of it. */
const stepsOfEntry = 50;
/** Putting a key where it is found. */
const stepsOfKey = 8;
/** Compiling what matches one character of a text. */
const stepsOfPlace = 12;
/** A step of a regular expression takes 10 ns, and SillyTavern's are run twice. */
const stepsOfRegex = 2 / 40;
/** Looking at a key that may stand at a character of a text; 64 letters of it are compared at once. */
const stepsOfOccurrence = 1 / 4;

const none: BookWork = {
  ...{ steps: 0, copies: 0, ofCharacter: 0, depth: 0, beyond: false, length: 0 },
};
const known = new WeakMap<Lorebook, BookWork>();

export function workOfBook(book: Lorebook | null): BookWork {
  if (book === null) return none;
  let work = known.get(book);
  if (work === undefined) known.set(book, (work = read(book)));
  return work;
}

function read(book: Lorebook): BookWork {
  const { entries } = book;
  const keys = entries.flatMap((entry) => [...entry.keys, ...(entry.secondary_keys ?? [])]);
  const ofEntries = stepsOfEntry * entries.length + stepsOfKey * keys.length;
  const least = ofEntries + sum([...keys, ...entries.map(({ content }) => content)].map(lengthOf));
  if (least > enough) return { ...none, steps: least };
  const json = JSON.stringify(book);
  if (json.length > enough) return { ...none, steps: json.length };
  const { steps, copies } = workOfText(json);
  const regexes = keys.filter((key) => key.trimStart().startsWith("/"));
  const sizes = regexes.map((key) => sizeOfKey(key.trim())).filter((size) => size !== null);
  return {
    steps: steps + ofEntries + stepsOfPlace * sum(sizes.map(({ places }) => places)),
    copies,
    ofCharacter:
      stepsOfOccurrence * occurrencesOf(keys) + stepsOfRegex * sum(sizes.map(({ cost }) => cost)),
    // Lists of keys in decorators are not read here.
    depth: json.includes("@@") ? Infinity : Math.max(...depthsOf(book)),
    beyond: book.recursive_scanning === true || json.includes('"match_'),
    length: json.length,
  };
}

function depthsOf({ scan_depth: depth = 4, entries }: Lorebook): number[] {
  const own = ({ extensions }: LoreEntry) => Number(extensions?.["scan_depth"] ?? 0);
  return [depth, ...new Set(entries.map(own))];
}

/**
 * How often keys are looked at for one character of a text, at the worst: where a key ends, all
 * those end too that it ends with.
 */
function occurrencesOf(keys: readonly string[]): number {
  const folded = new Set(keys.map((key) => foldCase(compose(key))));
  const lengths = [...new Set([...folded].map((key) => key.length))].filter((length) => length > 0);
  // Thousands of keys cost more than that by themselves.
  if (folded.size * lengths.length > mostCompared) return mostCompared;
  const ends = [...folded].map((key) => {
    const inside = lengths.filter(
      (length) => length <= key.length && folded.has(key.slice(key.length - length)),
    );
    return sum(inside.map((length) => 1 + length / 64));
  });
  // What a macro stands for may end with anything.
  return Math.max(0, ...ends) + keys.filter((key) => key.includes("{{")).length;
}

const mostCompared = 50_000;
