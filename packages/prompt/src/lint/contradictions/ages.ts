import { placedSentences } from "../placedSentences.ts";
import type { Rule } from "../rule.ts";
import { selfPattern } from "./self.ts";

/** An age that a text gives its character. */
interface Age {
  readonly years: number;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

const fields = new Set(["personality_summary", "backstory", "scenario", "tone_description"]);

/** Two different ages, each of them either an `Age: 25` or a "Mira is 25 years old". */
export const ages: Rule["find"] = (subject, report) => {
  const found = subject.texts
    .filter(({ field }) => fields.has(field))
    .flatMap(({ path, text }) => [
      ...attributes(path, text),
      ...statements(path, text, selfPattern(subject.content)),
    ]);
  const [first] = found;
  const other = found.find(({ years }) => years !== first?.years);
  if (first === undefined || other === undefined) return;
  const { path, start, end } = other;
  const where = first.path === path ? "further up" : `in ${subject.nameOf(first.path)}`;
  const message = `The character is ${other.years} here, but ${first.years} ${where}.`;
  report({ path, range: { start, end }, message });
};

/** `Age: 25`, `Age("25")`, `- age = 25`; not `Age: 20-30`, nor `Age: 8 months`. */
const attribute =
  /(?<=(?:^|[\n{[;+,])[ \t]{0,8}(?:[-*•][ \t]{0,4})?["']?)age["']?[ \t]{0,4}[:=(][ \t]{0,4}["'“(]{0,2}(\d{1,5})(?![\d+]|['’]?s\b|[ \t]{0,4}(?:[-–~]|to\b|months?|weeks?|days?|minutes?|hours?))/gi;

/** A text with several of them describes several characters. */
function attributes(path: string, text: string): Age[] {
  const matches = [...text.matchAll(attribute)];
  const [match] = matches;
  if (match === undefined || matches.length > 1) return [];
  const start = match.index;
  return [{ years: Number(match[1]), path, start, end: start + match[0].length }];
}

const number = String.raw`\d{1,5}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen`;

/** Another time, or somebody's opinion. */
const elsewhen =
  /\b(?:when|if|until|till|once|before|after|since|while|says?|said|claims?|thinks?|believes?|pretends?|looks?|imagines?|not)\b/i;

/** "Old Mira is" may be somebody else: only words in small letters stand before the name. */
const otherName = /(?:^|\s)\S*[^a-z\s,;:–—]\S*$/;

/** What is longer is no sentence. */
const longestSentence = 1_000;

function statements(path: string, text: string, self: string): Age[] {
  if (!/\byears?[- ]old\b/i.test(text)) return [];
  const statement = new RegExp(
    `(?<!\\w)(?:${self})(?:\\s+is|['’]s)\\s+(?:now\\s+|currently\\s+|an?\\s+)*(${number})[- ]years?[- ]old\\b`,
    "gi",
  );
  const found: Age[] = [];
  for (const { text: sentence, start } of placedSentences(text)) {
    if (sentence.length > longestSentence) continue;
    for (const { 0: all, 1: years = "", index } of sentence.matchAll(statement)) {
      const before = sentence.slice(0, index).trimEnd();
      if (elsewhen.test(before) || otherName.test(before)) continue;
      const from = start + index;
      found.push({ years: valueOf(years), path, start: from, end: from + all.length });
    }
  }
  return found;
}

const words =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

function valueOf(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const [first = "", second = "zero"] = written.toLowerCase().split(/[- ]/);
  const ten = tens.indexOf(first);
  return ten === -1 ? words.indexOf(first) : (ten + 2) * 10 + words.indexOf(second);
}
