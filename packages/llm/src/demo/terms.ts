import { readWords } from "./english.ts";
import type { Writing } from "./writing.ts";

/** What a text is about: each term with its weight, between 0 and 1. */
export type Terms = ReadonlyMap<string, number>;

/** Words of a question rather than of its subject. */
const weak = new Set(
  "tell say talk speak know think explain ask want like love make get go come do be have thing something anything someone please story really happen let give take see look mean help start use good bad time day today ever still here there".split(
    " ",
  ),
);

/** Words that a reader may use for each other; the first one stands for the group. */
const groups = [
  "father dad daddy papa",
  "mother mom mum mummy mama",
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
  "money pay price cost",
  "sleep night dream",
  "fix repair solve problem trouble broken",
];
const groupOf = new Map(
  groups.flatMap((group) => group.split(" ").map((word) => [word, group.split(" ")[0] ?? word])),
);
const families: Record<string, string> = {
  family: "father mother brother sister wife husband daughter son grandmother grandfather child",
  parent: "father mother",
};

const kinds = /^(?:NOUN|PROPN|VERB|ADJ|ADV|NUM|X)$/;

/** Dictionary forms and groups for English, words for other alphabets, pairs of signs for Chinese. */
export function termsOf(text: string, writing: Writing): Terms {
  return writing === "english" ? englishTerms(text) : otherTerms(text);
}

function englishTerms(text: string): Terms {
  const terms = new Map<string, number>();
  for (const { lemma, value, pos, stop } of readWords(text.toLowerCase())) {
    if (stop || !kinds.test(pos) || !/[\p{L}\d]/u.test(value)) continue;
    terms.set(lemma, weak.has(lemma) ? 0.3 : 1);
    const group = groupOf.get(lemma) ?? groupOf.get(value);
    if (group !== undefined) terms.set(`~${group}`, weak.has(lemma) ? 0.3 : 0.7);
    for (const member of families[lemma]?.split(" ") ?? []) terms.set(member, 0.7);
  }
  return terms;
}

// Pronouns, particles and question words: they stand in every sentence.
const grammar = /[你我他她它您们的了吗呢吧啊么是在有和也都就很什怎这那何誰]/u;

/** No dictionary: pairs of neighbouring Chinese characters are mostly words, as are runs of Katakana. */
function otherTerms(text: string): Terms {
  const terms = new Map<string, number>();
  const runs = text.match(/\p{Script=Han}+|[\p{Script=Katakana}ー]+/gu) ?? [];
  for (const part of runs.flatMap((run) => run.split(grammar))) {
    if (part.length === 1 || /^\p{Script=Katakana}/u.test(part)) terms.set(part, 1);
    for (let index = 0; index + 1 < part.length; index++)
      terms.set(part.slice(index, index + 2), 1);
  }
  for (const word of text.toLowerCase().match(/[^\P{L}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]+/gu) ??
    []) {
    // In most alphabets the short words are the grammar.
    if (word.length > 3) terms.set(word, 1);
  }
  terms.delete("");
  return terms;
}

/** In how many sentences each term stands. */
export type Frequencies = ReadonlyMap<string, number>;

export function countTerms(texts: readonly Terms[]): Frequencies {
  const counts = new Map<string, number>();
  for (const term of texts.flatMap((terms) => [...terms.keys()])) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

/** How much of what is asked a text covers, 0 to 1; rare terms count for more. */
export function coverage(asked: Terms, offered: Terms, frequencies: Frequencies): number {
  let matched = 0;
  let all = 0;
  for (const [term, weight] of asked) {
    const worth = weight / Math.sqrt(frequencies.get(term) ?? 1);
    // A group is another name for a word that is counted already.
    const isGroup = term.startsWith("~");
    if (!isGroup) all += worth;
    if (offered.has(term)) matched += isGroup ? worth / 2 : worth;
  }
  return all === 0 ? 0 : Math.min(1, matched / all);
}
