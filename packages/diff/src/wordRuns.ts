import { align, type Pair } from "./alignment.ts";
import { type Budget, spend } from "./budget.ts";
import { type CommonEnds, equalGraphemes } from "./commonEnds.ts";
import { type Run, sameRun } from "./runs.ts";
import { countWords, type Words } from "./words.ts";

/** To number a word, look for anchors, and put it into a run. */
const stepsPerWord = 3;

/** Compares two texts word by word; null when they differ in too much for the budget. */
export function compareWords(before: Words, after: Words, budget: Budget): Run[] | null {
  const words = before.words.length + after.words.length;
  if (!spend(budget, words * stepsPerWord)) return null;
  const pairs = align(before.words, after.words, budget);
  if (pairs === null) return null;
  const runs: Run[] = [];
  const end: Pair = [before.words.length, after.words.length];
  let [from, to] = [0, 0];
  for (const [left, right] of [...pairs, end]) {
    const [old, edited] = [stretch(before, from, left), stretch(after, to, right)];
    if (old.text !== edited.text) runs.push(...compareStretch(old, edited));
    else if (old.text !== "") runs.push(sameRun(old.text, 0));
    const word = before.words[left];
    if (word !== undefined) runs.push(sameRun(word, before.wordLike[left] ? 1 : 0));
    [from, to] = [left + 1, right + 1];
  }
  return runs;
}

/** What lies between two kept words, with the white space around it. */
interface Stretch {
  readonly text: string;
  /** How much white space it begins and ends with. */
  readonly lead: number;
  readonly trail: number;
  readonly wordCount: number;
  /** Words and punctuation marks. */
  readonly items: number;
}

function stretch(words: Words, from: number, until: number): Stretch {
  const start = words.ends[from - 1] ?? 0;
  const end = words.starts[until] ?? words.text.length;
  return {
    text: words.text.slice(start, end),
    lead: (until > from ? (words.starts[from] ?? end) : end) - start,
    trail: end - (until > from ? (words.ends[until - 1] ?? start) : start),
    wordCount: countWords(words, from, until),
    items: until - from,
  };
}

/** Longer ones are links, codes and texts without spaces, in which a small edit is hard to find. */
const longWord = 32;

function isEditedLongWord(before: Stretch, after: Stretch, { head, tail }: CommonEnds): boolean {
  const shortest = Math.min(before.text.length, after.text.length);
  return (
    before.items === 1 && after.items === 1 && shortest > longWord && (head + tail) * 2 > shortest
  );
}

/** Keeps the white space that both stretches begin and end with, and the ends of one long word. */
function compareStretch(before: Stretch, after: Stretch): Run[] {
  const shortest = Math.min(before.text.length, after.text.length);
  const inWord = equalGraphemes(before.text, after.text, { head: shortest, tail: shortest });
  const edited = isEditedLongWord(before, after, inWord);
  const { head, tail } = edited
    ? inWord
    : equalGraphemes(before.text, after.text, {
        head: Math.min(before.lead, after.lead),
        tail: Math.min(before.trail, after.trail),
      });
  return [
    sameRun(before.text.slice(0, head), edited ? 1 : 0),
    {
      same: false,
      before: before.text.slice(head, before.text.length - tail),
      after: after.text.slice(head, after.text.length - tail),
      wordsBefore: before.wordCount,
      wordsAfter: after.wordCount,
    },
    sameRun(before.text.slice(before.text.length - tail), 0),
  ];
}
