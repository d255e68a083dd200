import { align, type Pair } from "./alignment.ts";
import { type Budget, spend } from "./budget.ts";
import { type Run, sameRun } from "./runs.ts";
import { cutSentences } from "./segments.ts";
import { compareWords } from "./wordRuns.ts";
import { countWords, readWords, type Words } from "./words.ts";

/**
 * Compares two texts sentence by sentence, and word by word inside the sentences that resemble each
 * other; null when they differ in too much for the budget.
 */
export function compareSentences(before: string, after: string, budget: Budget): Run[] | null {
  if (!spend(budget, before.length + after.length)) return null;
  const [left, right] = [cutSentences(before), cutSentences(after)];
  const pairs = align(left, right, budget);
  if (pairs === null) return null;
  const runs: Run[] = [];
  const end: Pair = [left.length, right.length];
  let [from, to] = [0, 0];
  for (const [leftAt, rightAt] of [...pairs, end]) {
    runs.push(...compareBlocks(left.slice(from, leftAt), right.slice(to, rightAt), budget));
    const kept = left[leftAt];
    if (kept !== undefined) runs.push(sameRun(kept, countWords(readWords(kept))));
    [from, to] = [leftAt + 1, rightAt + 1];
  }
  return runs;
}

function compareBlocks(before: string[], after: string[], budget: Budget): Run[] {
  const [left, right] = [before.map(readWords), after.map(readWords)];
  const runs: Run[] = [];
  let [from, to] = [0, 0];
  for (const [leftAt, rightAt] of pairSentences(left, right, budget)) {
    const [sentence, edited] = [left[leftAt], right[rightAt]];
    if (sentence === undefined || edited === undefined) continue;
    const inside = compareWords(sentence, edited, budget);
    if (inside === null) continue;
    runs.push(replaced(left.slice(from, leftAt), right.slice(to, rightAt)), ...inside);
    [from, to] = [leftAt + 1, rightAt + 1];
  }
  runs.push(replaced(left.slice(from), right.slice(to)));
  return runs;
}

function replaced(before: readonly Words[], after: readonly Words[]): Run {
  const textOf = (sentences: readonly Words[]) => sentences.map(({ text }) => text).join("");
  const count = (sentences: readonly Words[]) =>
    sentences.reduce((sum, sentence) => sum + countWords(sentence), 0);
  return {
    same: false,
    before: textOf(before),
    after: textOf(after),
    wordsBefore: count(before),
    wordsAfter: count(after),
  };
}

/** Sentences of which less is common are two sentences, not one that was edited. */
const resemblance = 0.5;

/** Which sentence became which, in order: the pairs that together have most in common. */
function pairSentences(before: Words[], after: Words[], budget: Budget): Pair[] {
  const longest = Math.max(0, ...after.map(({ words }) => words.length));
  if (!spend(budget, before.length * after.length * (longest + 1))) return [];
  const width = after.length + 1;
  // best[row * width + column]: the most that the sentences from row and column on have in common.
  const best = new Float64Array((before.length + 1) * width);
  const alike = new Float64Array(best.length);
  const bags = before.map(({ words }) => bagOf(words));
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const at = row * width + column;
      alike[at] = shareInCommon(bags[row], before[row]?.words, after[column]?.words);
      const paired = (alike[at] ?? 0) + (best[at + width + 1] ?? 0);
      best[at] = Math.max(paired, best[at + width] ?? 0, best[at + 1] ?? 0);
    }
  }
  return walk({ best, alike, width }, before.length, after.length);
}

interface Table {
  readonly best: Float64Array;
  readonly alike: Float64Array;
  readonly width: number;
}

function walk({ best, alike, width }: Table, rows: number, columns: number): Pair[] {
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    const at = row * width + column;
    if (best[at] === best[at + width]) row++;
    else if (best[at] === best[at + 1]) column++;
    else {
      if ((alike[at] ?? 0) > 0) pairs.push([row, column]);
      row++;
      column++;
    }
  }
  return pairs;
}

function bagOf(words: readonly string[]): Map<string, number> {
  const bag = new Map<string, number>();
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** The share of words that two sentences have in common, 0 when it is below {@link resemblance}. */
function shareInCommon(
  bag: ReadonlyMap<string, number> = new Map(),
  before: readonly string[] = [],
  after: readonly string[] = [],
): number {
  const total = before.length + after.length;
  if (Math.min(before.length, after.length) * 2 < total * resemblance) return 0;
  const used = new Map<string, number>();
  let common = 0;
  for (const word of after) {
    const times = used.get(word) ?? 0;
    if (times >= (bag.get(word) ?? 0)) continue;
    used.set(word, times + 1);
    common++;
  }
  const share = (2 * common) / total;
  return share < resemblance ? 0 : share;
}
