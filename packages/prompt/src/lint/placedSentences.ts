import { sentencesOf } from "../sentences.ts";

/** A sentence without the blanks around it, and its place in its text. */
export interface PlacedSentence {
  readonly text: string;
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Lines with that many marks in a row are decoration, and would take long to be divided. */
const decoration = /[.!?…。！？｡]{50}/;

/** The sentences of a text; none goes beyond its line. */
export function placedSentences(text: string): PlacedSentence[] {
  const sentences: PlacedSentence[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    let start = at;
    for (const sentence of decoration.test(line) ? [line] : sentencesOf(line)) {
      const bare = sentence.trim();
      const from = start + sentence.length - sentence.trimStart().length;
      if (bare !== "") sentences.push({ text: bare, start: from, end: from + bare.length });
      start += sentence.length;
    }
    at += line.length + 1;
  }
  return sentences;
}
