import { readWords, type Word } from "./english.ts";

/** Whether a verb has the form that only "she" takes: counts, has, is. */
export function isThirdPerson({ value, lemma, pos }: Word): boolean {
  const form = value.toLowerCase();
  return (
    (pos === "VERB" || pos === "AUX") && form.endsWith("s") && form !== lemma && form !== "was"
  );
}

const irregular: Record<string, string> = {
  is: "am",
  are: "am",
  "'re": "'m",
  "’re": "'m",
  were: "was",
  has: "have",
  does: "do",
};

/**
 * The verb at `index` as "I" takes it. Null when 's could be "is" or "has": "he's tired" and "he's
 * learned" look the same.
 */
export function agree(words: readonly Word[], index: number): string | null {
  const word = words[index];
  if (word === undefined) return null;
  const form = word.value.toLowerCase();
  if (form === "'s" || form === "’s") return expandS(words, index);
  return irregular[form] ?? (isThirdPerson(word) ? word.lemma : word.value);
}

function expandS(words: readonly Word[], index: number): string | null {
  const next = words.slice(index + 1).find(({ pos, value }) => pos !== "ADV" && value !== "not");
  const form = next?.value.toLowerCase() ?? "";
  if (
    /^(?:been|got|had|seen|gone|done|known|spent|kept|lost|left|told|made|taken|heard)$/.test(form)
  ) {
    return "'ve";
  }
  return next?.pos === "VERB" && form.endsWith("ed") ? null : "'m";
}

/** A verb without its -s; the dictionary form of a plural noun would be another word for "lives". */
export function baseForm(value: string): string {
  if (value.endsWith("ies")) return `${value.slice(0, -3)}y`;
  return value.slice(0, /(?:ch|sh|ss|x|z|o)es$/.test(value) ? -2 : -1);
}

/** "I joke" is a sentence, "I simile" is not. */
export function canBeVerb(value: string): boolean {
  return readWords(`I ${baseForm(value)}`)[1]?.pos === "VERB";
}

export interface Expectation {
  /** The character was just named as the subject. */
  readonly expecting: boolean;
  /** The character is the subject of the clause. */
  readonly goesOn: boolean;
}

/** Finds the verbs that the tagger took for plural nouns: "she jokes", "and hums old songs". */
export function looksLikeVerb(
  words: readonly Word[],
  index: number,
  { expecting, goesOn }: Expectation,
): boolean {
  const word = words[index];
  if (word?.pos !== "NOUN" || !/^\p{Ll}+s$/u.test(word.value)) return false;
  if (!canBeVerb(word.value)) return false;
  const next = words[index + 1]?.pos ?? "PUNCT";
  if (expecting && next !== "VERB" && next !== "AUX") return true;
  if (!goesOn || !/^(?:DET|ADJ|PRON|ADP|ADV|PART|SCONJ)$/.test(next)) return false;
  const leadsOn = /^(?:that|what|how|whether|if|when|where|why)$/.test(
    words[index + 1]?.value ?? "",
  );
  let before = index - 1;
  while (words[before]?.pos === "ADV") before--;
  const link = words[before];
  if (link?.pos !== "CCONJ" && link?.value !== ",") return false;
  const listed = /^(?:NOUN|PROPN|NUM)$/.test(words[before - 1]?.pos ?? "");
  return !listed || leadsOn || hasParallelVerb(words, index);
}

/** "weather, goats and quarrels": what follows the link is one more thing. */
export function isListed(words: readonly Word[], link: number): boolean {
  const isNoun = (index: number) => /^(?:NOUN|PROPN)$/.test(words[index]?.pos ?? "");
  return isNoun(link - 1) && words[link - 2]?.value === "," && isNoun(link - 3);
}

/** "…, moves between two languages, and knows both": what follows "and" is a verb, so this is one. */
function hasParallelVerb(words: readonly Word[], from: number): boolean {
  return words.some(
    (word, index) => index > from && words[index - 1]?.pos === "CCONJ" && isThirdPerson(word),
  );
}
