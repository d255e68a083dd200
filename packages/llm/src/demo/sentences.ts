import { hasEndlessWord, splitEnglish } from "./english.ts";
import { type Writing, writingOf } from "./writing.ts";

// The longest backstory has about 150 sentences; a text of 2,000 lines is a table or an attack.
const most = 200;

const marks = /^\s*(?:[-*+•·#>]+|\d{1,2}[.)])\s+/;

/**
 * Splits a text into paragraphs of sentences, without the marks of lists, headings and bold.
 * @param writing what the text is written in on the whole
 */
export function readParagraphs(text: string, writing: Writing): string[][] {
  return text
    .split(/\n+/)
    .map((line) =>
      line
        .replace(marks, "")
        .replaceAll(/\*\*|__/g, "")
        .trim(),
    )
    .filter((line) => /\p{L}/u.test(line))
    .slice(0, most)
    .map((line) => splitSentences(line, writing));
}

function splitSentences(line: string, writing: Writing): string[] {
  const isPlain = writingOf(line, writing) === "english" && !hasEndlessWord(line);
  const split = isPlain ? splitEnglish(line) : segment(line);
  return split
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
    .slice(0, most);
}

function segment(line: string): string[] {
  const segments = new Intl.Segmenter("en", { granularity: "sentence" }).segment(line);
  return [...segments].map(({ segment: sentence }) => sentence);
}
