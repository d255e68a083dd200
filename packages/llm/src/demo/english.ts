import model from "wink-eng-lite-web-model";
import winkNlp from "wink-nlp";

const nlp = winkNlp(model, ["sbd", "pos"]);
const { its } = nlp;

/** One word or mark of an English sentence. */
export interface Word {
  readonly value: string;
  /** What stands between it and the word before. */
  readonly space: string;
  /** Universal part of speech: VERB, NOUN, PRON, … */
  readonly pos: string;
  /** Dictionary form, in lower case. */
  readonly lemma: string;
  /** What it begins with in all its forms. */
  readonly stem: string;
  /** Whether it is too common to say what a sentence is about. */
  readonly stop: boolean;
}

// The tokenizer takes seconds for one unbroken run of 8,000 letters.
const endless = /\S{41,}/g;

/** Whether something in the text is too long for a word: an address, a line of dashes, an attack. */
export function hasEndlessWord(text: string): boolean {
  return text.search(endless) >= 0;
}

/** Splits a sentence into words and tells what each is. Runs too long for a word are cut short. */
export function readWords(sentence: string): Word[] {
  const tokens = nlp.readDoc(sentence.replace(endless, (run) => run.slice(0, 40))).tokens();
  const spaces = tokens.out(its.precedingSpaces);
  const kinds = tokens.out(its.pos);
  // The library's types leave out the last argument that it gives to these two.
  const lemmas = tokens.out(its.lemma as typeof its.value);
  const stems = tokens.out(its.stem as typeof its.value);
  const stops = tokens.out(its.stopWordFlag);
  return tokens.out().map((value, index) => ({
    value,
    space: spaces[index] ?? "",
    pos: kinds[index] ?? "X",
    lemma: (lemmas[index] ?? value).toLowerCase(),
    stem: stems[index] ?? value,
    stop: Boolean(stops[index]),
  }));
}

/** Splits English into sentences; "Dr." and "3.5" do not end one. */
export function splitEnglish(text: string): string[] {
  return nlp.readDoc(text).sentences().out();
}
