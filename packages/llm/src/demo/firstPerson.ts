import { readWords, type Word } from "./english.ts";
import { readFragment } from "./fragments.ts";
import { inFirstPerson, mentionAt } from "./mentions.ts";
import type { Self } from "./self.ts";
import { agree, baseForm, isListed, isThirdPerson, looksLikeVerb } from "./verbs.ts";

/**
 * Says an English sentence about the character in the character's own voice: "She counts the waves
 * and never lies" becomes "I count the waves and never lie". Null when that could say something
 * false, such as "I died in spring".
 * @param isNote whether the text describes the character, so that "Dry, patient." is about it
 */
export function toFirstPerson(sentence: string, self: Self, isNote: boolean): string | null {
  const words = readFromLowerCase(sentence, self);
  const fragment = readFragment(words, self, isNote);
  const walk = new Walk(words, self, fragment);
  const said = walk.run();
  if (said === null) return null;
  const text = fragment === null ? said : `${fragment} ${said}`;
  // "It was a quiet night" is about the night.
  if (self.pronouns?.subject === "it" && /^it(?:'s| is| was)\b/i.test(sentence)) return null;
  if (/\bI(?:'m| was| am)? (?:died|dead|drowned|killed|buried|murdered)\b/.test(text)) return null;
  return capitalise(text.replace(/^I and ((?:my |\p{Lu})\p{L}+)/u, "$1 and I"));
}

function capitalise(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** A capital at the start makes the tagger see a name in "Jokes when nervous". */
function readFromLowerCase(sentence: string, self: Self): Word[] {
  const first = /^[^\s,.;:!?'’]+/.exec(sentence)?.[0] ?? "";
  const isName =
    self.names.has(first) || self.titles.has(first) || /^(?:I$|\p{Lu}{2})/u.test(first);
  return readWords(
    isName ? sentence : sentence.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
  );
}

/** Goes through a sentence and remembers whose verb comes next. */
class Walk {
  readonly #words: readonly Word[];
  readonly #self: Self;
  readonly #said: string[] = [];
  /** The character is the subject, and its verb has not come yet. */
  #expecting: boolean;
  #clause: "self" | "other" | null;
  #otherIsPlural = false;
  #selfSpoken: boolean;

  constructor(words: readonly Word[], self: Self, before: "I" | "I am" | "I was" | null) {
    this.#words = words;
    this.#self = self;
    this.#expecting = before === "I";
    this.#selfSpoken = before !== null;
    this.#clause = before === null ? null : "self";
  }

  run(): string | null {
    for (let index = 0; index < this.#words.length; index++) {
      const mention = mentionAt(this.#words, index, this.#self);
      const word = this.#words[index];
      if (word === undefined) break;
      if (mention !== null) {
        this.#said.push(word.space, inFirstPerson(mention));
        index += mention.length - 1;
        this.#meet(mention.role === "subject", index);
        continue;
      }
      const verb = this.#takeVerb(word, index);
      if (verb === null) return null;
      this.#said.push(word.space, verb);
    }
    return this.#said.join("").trim().replaceAll("I amn't", "I'm not");
  }

  /** After "Mira, the keeper, " the verb is still to come. */
  #meet(isSubject: boolean, index: number): void {
    if (!isSubject) return;
    this.#clause = "self";
    this.#selfSpoken = true;
    this.#expecting = true;
    if (this.#words[index + 1]?.value === ",")
      this.#expecting = this.#hasAppositionAfter(index + 1);
  }

  #hasAppositionAfter(comma: number): boolean {
    const end = this.#words.findIndex(({ value }, index) => index > comma && value === ",");
    return end > 0 && this.#words.slice(comma, end).every(({ pos }) => pos !== "VERB");
  }

  /** The word as it is to be said; null when a contraction can be read in two ways. */
  #takeVerb(word: Word, index: number): string | null {
    const { pos, value } = word;
    if (/^(?:who|which|what|that)$/i.test(value) || this.#isOtherSubject(word, index)) {
      this.#clause = "other";
      this.#otherIsPlural = false;
      this.#expecting = false;
      return value;
    }
    const expectation = { expecting: this.#expecting, goesOn: this.#clause === "self" };
    if (looksLikeVerb(this.#words, index, expectation)) {
      this.#expecting = false;
      return baseForm(word.value);
    }
    if (pos !== "VERB" && pos !== "AUX") {
      if (/^(?:NOUN|PRON|DET|NUM)$/.test(pos) && !this.#inApposition()) this.#expecting = false;
      return value;
    }
    const mine = this.#expecting || (this.#selfSpoken && this.#continues(word, index));
    if (!mine) this.#noteOther(index);
    if (pos === "VERB") this.#expecting = false;
    if (!mine) return value;
    this.#expecting = false;
    return agree(this.#words, index);
  }

  #inApposition(): boolean {
    return this.#said.includes("I") && this.#said.at(-1) !== "I" && this.#said.includes(",");
  }

  #isOtherSubject({ value }: Word, index: number): boolean {
    if (/^(?:he|she|they|we)$/i.test(value)) return true;
    // These look the same as objects: "used to it and rarely complains".
    const next = this.#words.slice(index + 1).find(({ pos }) => pos !== "ADV");
    return /^(?:it|you)$/i.test(value) && /^(?:VERB|AUX)$/.test(next?.pos ?? "");
  }

  #noteOther(index: number): void {
    const before = this.#words[index - 1];
    if (before?.pos !== "NOUN" && before?.pos !== "PROPN") return;
    this.#clause = "other";
    this.#otherIsPlural = before.value.toLowerCase() !== before.lemma && before.value.endsWith("s");
  }

  /** A verb after "and" or a comma goes on with the subject before it. */
  #continues(word: Word, index: number): boolean {
    let before = index - 1;
    while (/^(?:ADV|PART)$/.test(this.#words[before]?.pos ?? "")) before--;
    const link = this.#words[before];
    if (link?.pos !== "CCONJ" && !/^[,;]$/.test(link?.value ?? "")) return false;
    if (isListed(this.#words, before)) return false;
    if (this.#clause === "self") return true;
    return this.#otherIsPlural && isThirdPerson(word);
  }
}
