import type { TextDiff } from "@personaforge/contract/diff";
import { type Budget, newBudget, spend } from "./budget.ts";
import { equalEnds } from "./commonEnds.ts";
import { type Run, sameRun, textDiffOf } from "./runs.ts";
import { countWordsOf } from "./segments.ts";
import { compareSentences } from "./sentenceRuns.ts";
import { compareWords } from "./wordRuns.ts";
import { readWords } from "./words.ts";

/**
 * How one text became another, word by word, with words as `Intl.Segmenter` finds them.
 * An absent text reads like an empty one. The same texts give the same diff on every machine whose
 * Unicode data are the same: what is too much work is found by counting, never by the clock.
 */
export function diffText(before: string | null, after: string | null): TextDiff {
  return diffTextWithin(before, after, newBudget());
}

/** {@link diffText}, with what is left of a budget. */
export function diffTextWithin(
  before: string | null,
  after: string | null,
  budget: Budget,
): TextDiff {
  const [old, edited] = [before ?? "", after ?? ""];
  if (old === edited) return textDiffOf([sameRun(old, 1)], "words");
  const { head, tail } = equalEnds(old, edited);
  const left = old.slice(head, old.length - tail);
  const right = edited.slice(head, edited.length - tail);
  const { runs, method } = compare(left, right, budget);
  // An equal end holds a word at least, see equalEnds.
  const start = sameRun(old.slice(0, head), 1);
  return textDiffOf([start, ...runs, sameRun(old.slice(old.length - tail), 1)], method);
}

interface Comparison {
  readonly runs: readonly Run[];
  readonly method: TextDiff["method"];
}

function compare(before: string, after: string, budget: Budget): Comparison {
  if (before !== "" && after !== "" && spend(budget, before.length + after.length)) {
    const words = compareWords(readWords(before), readWords(after), budget);
    if (words !== null) return { runs: words, method: "words" };
    const sentences = compareSentences(before, after, budget);
    if (sentences?.some(({ same }) => same)) return { runs: sentences, method: "sentences" };
  }
  const method = before === "" || after === "" ? "words" : "rewritten";
  const [wordsBefore, wordsAfter] = [countWordsOf(before), countWordsOf(after)];
  return { runs: [{ same: false, before, after, wordsBefore, wordsAfter }], method };
}
