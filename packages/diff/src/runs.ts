import type { TextDiff, TextPart } from "@personaforge/contract/diff";

/** A stretch of two texts that is the same in both, or was replaced as a whole. */
export interface Run {
  readonly same: boolean;
  readonly before: string;
  readonly after: string;
  /** Words without punctuation. */
  readonly wordsBefore: number;
  readonly wordsAfter: number;
}

export function sameRun(text: string, words: number): Run {
  return { same: true, before: text, after: text, wordsBefore: words, wordsAfter: words };
}

function join(left: Run, right: Run, same: boolean): Run {
  return {
    same,
    before: left.before + right.before,
    after: left.after + right.after,
    wordsBefore: left.wordsBefore + right.wordsBefore,
    wordsAfter: left.wordsAfter + right.wordsAfter,
  };
}

/** Joins neighbours of the same kind and leaves out empty runs. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    if (run.before === "" && run.after === "") continue;
    const last = joined.at(-1);
    if (last?.same === run.same) joined[joined.length - 1] = join(last, run, run.same);
    else joined.push(run);
  }
  return joined;
}

/**
 * Takes the islands that only distract into the changes around them: "the" kept between two
 * rewritten clauses is a coincidence, and a reader follows one replacement better than three.
 */
function absorbIslands(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    kept.push(run);
    // The change that grew may now outweigh the island before it too.
    for (;;) {
      const [left, island, right] = kept.slice(-3);
      if (left === undefined || island === undefined || right === undefined) break;
      if (left.same || !island.same || right.same || !distracts(left, island, right)) break;
      kept.splice(-3, 3, join(join(left, island, false), right, false));
    }
  }
  return kept;
}

/** More kept words in a row are no coincidence. */
const longestIsland = 4;

const blankLine = /\n\s*\n/;

function distracts(left: Run, island: Run, right: Run): boolean {
  const words = island.wordsBefore;
  // A kept end of a paragraph helps the reader to find the place.
  if (words > longestIsland || blankLine.test(island.before)) return false;
  if (words === 0 || (words === 1 && island.before.trim().length <= 2)) {
    return isReplacement(left) && isReplacement(right);
  }
  const replaced = Math.min(
    left.wordsBefore + right.wordsBefore,
    left.wordsAfter + right.wordsAfter,
  );
  return replaced >= 3 * words * words;
}

function isReplacement({ before, after }: Run): boolean {
  return before !== "" && after !== "";
}

/** One change for all but the runs that both texts begin and end with. */
function replaceAll(runs: readonly Run[]): Run[] {
  const first = runs.findIndex(({ same }) => !same);
  const last = runs.findLastIndex(({ same }) => !same);
  const [start, ...rest] = runs.slice(first, last + 1);
  if (start === undefined) return [...runs];
  const change = rest.reduce((left, right) => join(left, right, false), start);
  return [...runs.slice(0, first), change, ...runs.slice(last + 1)];
}

/** The diff that these runs are, easier to read; their words were compared by `method`. */
export function textDiffOf(runs: readonly Run[], method: TextDiff["method"]): TextDiff {
  const readable = absorbIslands(joinRuns(runs));
  const count = (key: "wordsBefore" | "wordsAfter", same: boolean) =>
    readable.reduce((sum, run) => (run.same === same ? sum + run[key] : sum), 0);
  const added = count("wordsAfter", false);
  const removed = count("wordsBefore", false);
  const rewritten = added > 0 && removed > 0 && count("wordsBefore", true) === 0;
  const parts = (rewritten ? replaceAll(readable) : readable).flatMap(partsOf);
  return { parts, method: rewritten ? "rewritten" : method, added, removed };
}

function partsOf({ same, before, after }: Run): TextPart[] {
  if (same) return [{ op: "equal", text: before }];
  const parts: TextPart[] = [];
  if (before !== "") parts.push({ op: "delete", text: before });
  if (after !== "") parts.push({ op: "insert", text: after });
  return parts;
}
