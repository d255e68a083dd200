import { cutWords } from "./segments.ts";

/** A text as its words and punctuation marks; what lies between two of them is white space. */
export interface Words {
  readonly text: string;
  readonly words: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether the word counts as one: punctuation does not. */
  readonly wordLike: readonly boolean[];
}

const space = /^\s+$/;

export function readWords(text: string): Words {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const wordLike: boolean[] = [];
  for (const segment of cutWords(text)) {
    const word = text.slice(segment.start, segment.end);
    if (!segment.wordLike && space.test(word)) continue;
    words.push(word);
    starts.push(segment.start);
    ends.push(segment.end);
    wordLike.push(segment.wordLike);
  }
  return { text, words, starts, ends, wordLike };
}

/** Without the punctuation; of the words from one place until another. */
export function countWords({ wordLike }: Words, from = 0, until = wordLike.length): number {
  let count = 0;
  for (let place = from; place < until; place++) if (wordLike[place]) count++;
  return count;
}
