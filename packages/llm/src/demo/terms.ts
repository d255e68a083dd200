import { readWords } from "./english.ts";
import { isFunctionWord, type Writing } from "./writing.ts";

/** One word that says what a text is about. */
interface Term {
  /** 0 to 1. */
  readonly weight: number;
  /** What it begins with in all its forms. */
  readonly stem: string;
  /** What means nearly the same. */
  readonly near: readonly string[];
}

/** What a text is about. */
export interface Terms {
  readonly words: ReadonlyMap<string, Term>;
  /** The words and their stems. */
  readonly index: ReadonlySet<string>;
}

/** Words of a question rather than of its subject. */
const weak = new Set(
  "tell say talk speak know think feel tonight explain ask want like love make get go come do be have thing something anything someone please story really happen let give take see look mean help start use good bad time day today ever still here there".split(
    " ",
  ),
);

/** Words that a reader may use for each other. */
const groups = [
  "father dad daddy papa",
  "mother mom mum mummy mama",
  "wife husband married marry spouse",
  "work job profession trade living career",
  "home house live town village city born grow hometown",
  "fear afraid scare scared frightened worry nervous",
  "love enjoy favourite favorite adore fond prefer like",
  "hate dislike despise loathe",
  "food eat meal dish cook restaurant hungry dinner lunch breakfast",
  "drink tea coffee wine",
  "friend companion partner crew",
  "die death dead drown lose",
  "learn teach study school train",
  "journey travel trip road voyage",
  "ship boat vessel freighter",
  "sea ocean wave water",
  "money pay price cost charge",
  "sleep night dream",
  "fix repair solve problem trouble broken",
].map((group) => group.split(" "));

/** Who asks for a family means these; who asks for a sister means her. */
const relatives: Record<string, readonly string[]> = {
  family: "father mother brother sister wife husband daughter son grandmother grandfather".split(
    " ",
  ),
  parent: ["father", "mother"],
  sibling: ["brother", "sister"],
  child: ["son", "daughter"],
};

const kinds = /^(?:NOUN|PROPN|VERB|ADJ|ADV|NUM|X)$/;

/** Dictionary forms for English, stems for other alphabets, pairs of characters for Chinese. */
export function termsOf(text: string, writing: Writing): Terms {
  const words = new Map(writing === "english" ? englishTerms(text) : otherTerms(text));
  const stems = [...words.values()].map(({ stem }) => stem);
  return { words, index: new Set([...words.keys(), ...stems]) };
}

function englishTerms(text: string): [string, Term][] {
  return readWords(text.toLowerCase()).flatMap(({ lemma, stem, value, pos, stop }) => {
    if (stop || !kinds.test(pos) || !/[\p{L}\d]/u.test(value)) return [];
    const near = groups.filter((group) => group.includes(lemma) || group.includes(value)).flat();
    const kin = relatives[lemma] ?? [];
    const term = { weight: weak.has(lemma) ? 0.2 : 1, stem, near: [...near, ...kin] };
    return [[lemma, term] satisfies [string, Term]];
  });
}

// Pronouns, particles and question words: they stand in every sentence.
const grammar = /[你我他她它您们的了吗呢吧啊么是在有和也都就很什怎这那何誰]/u;

/** No dictionary: pairs of neighbouring Chinese characters are mostly words, as are runs of Katakana. */
function otherTerms(text: string): [string, Term][] {
  const found = new Set<string>();
  const runs = text.match(/\p{Script=Han}+|[\p{Script=Katakana}ー]+/gu) ?? [];
  for (const part of runs.flatMap((run) => run.split(grammar))) {
    if (part.length === 1 || /^\p{Script=Katakana}/u.test(part)) found.add(part);
    for (let index = 0; index + 1 < part.length; index++) found.add(part.slice(index, index + 2));
  }
  const letters = /[^\P{L}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]{3,}/gu;
  for (const word of text.toLowerCase().match(letters) ?? []) {
    // Four letters are the stem in many languages: nasceu and nasci, книга and книги.
    if (!isFunctionWord(word)) found.add(word.slice(0, 4));
  }
  found.delete("");
  return [...found].map((term) => [term, { weight: 1, stem: term, near: [] }]);
}

/** In how many texts each term stands. */
export type Frequencies = ReadonlyMap<string, number>;

export function countTerms(texts: readonly Terms[]): Frequencies {
  const counts = new Map<string, number>();
  for (const term of texts.flatMap(({ index }) => [...index])) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

/** How much of what is asked a text covers. Rare words count for more, near ones for less. */
export interface Coverage {
  /** Of everything asked, 0 to 1. */
  readonly share: number;
  /** Of the whole language, so to say: one rare word is 1, one that is everywhere is near 0. */
  readonly worth: number;
}

export function coverage(asked: Terms, offered: Terms, frequencies: Frequencies): Coverage {
  let matched = 0;
  let all = 0;
  for (const [word, { weight, stem, near }] of asked.words) {
    const worth = weight / Math.sqrt(frequencies.get(word) ?? 1);
    all += worth;
    if (offered.index.has(word)) matched += worth;
    else if (offered.index.has(stem)) matched += worth * 0.9;
    else if (near.some((alias) => offered.index.has(alias))) matched += worth * 0.5;
  }
  return { share: all === 0 ? 0 : matched / all, worth: matched };
}
