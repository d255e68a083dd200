import { readWords } from "./english.ts";
import { mentionAt } from "./mentions.ts";
import type { Self } from "./self.ts";

/** Indexes of sentences whose "she" is likely somebody else. */
export type Rivals = ReadonlySet<number>;

const people: Record<string, RegExp> = {
  she: /\b(?:mother|sister|grandmother|aunt|wife|daughter|girl|woman|queen|widow|nurse|lady|niece|bride)\b/i,
  he: /\b(?:father|brother|grandfather|uncle|husband|son|boy|man|king|captain|nephew|groom|guy)\b/i,
};

/**
 * "Her mother sold fish. She never learned to swim." Whose story the second sentence is, no rule
 * can tell; such sentences are not put in the first person.
 */
export function findRivals(sentences: readonly string[], self: Self): Rivals {
  const rivals = new Set<number>();
  const person = people[self.pronouns?.subject ?? ""];
  sentences.forEach((sentence, index) => {
    if (sentence.length > 400) return;
    if (isUnsure(sentence, self)) rivals.add(index);
    const before = sentences[index - 1];
    if (person === undefined || before === undefined || !startsWithPronoun(sentence, self)) return;
    if (isAboutAnother(before, person, self)) rivals.add(index);
  });
  return rivals;
}

/** "Hendrik started the company, and his daughter runs it": with another name first, his is whose? */
function isUnsure(sentence: string, self: Self): boolean {
  const words = readWords(sentence);
  const verb = words.findIndex(({ pos }) => pos === "VERB" || pos === "AUX");
  const start = words.slice(0, verb);
  const another = start.some(({ pos, value }) => pos === "PROPN" && !self.names.has(value));
  if (!another || start.some((_, index) => mentionAt(words, index, self) !== null)) return false;
  const { subject, possessive } = self.pronouns ?? {};
  return words.some(({ value }, index) => {
    const role =
      value === subject || value === possessive ? mentionAt(words, index, self)?.role : null;
    return role === "subject" || role === "possessive";
  });
}

function startsWithPronoun(sentence: string, self: Self): boolean {
  return new RegExp(`^${self.pronouns?.subject ?? ""}\\b`, "i").test(sentence);
}

/** Whether another person is the subject, before the character comes in. */
function isAboutAnother(sentence: string, person: RegExp, self: Self): boolean {
  const words = readWords(sentence);
  const verb = words.findIndex(({ pos }) => pos === "VERB" || pos === "AUX");
  const start = words.slice(0, verb < 0 ? words.length : verb);
  if (start.some((_, index) => mentionAt(words, index, self)?.role === "subject")) return false;
  const named = start.some(({ pos, value }) => pos === "PROPN" && !self.names.has(value));
  return named || person.test(start.map(({ value }) => value).join(" "));
}
