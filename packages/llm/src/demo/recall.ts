import type { SampleAnswer } from "./examples.ts";
import type { Memory, Passage } from "./memory.ts";
import { coverage, type Coverage, termsOf, type Terms } from "./terms.ts";
import { type Writing, writingOf } from "./writing.ts";

/** How much of a question a sentence must cover to count as an answer. */
const answerThreshold = 0.3;
/** A sample is taken word for word, so its question must be close. */
const sampleThreshold = 0.6;

/** Finds in a memory what a message asks for. */
export class Recall {
  readonly #memory: Memory;
  readonly #isSaid: (text: string) => boolean;
  readonly #asked: Terms;
  readonly #phrases: readonly string[];
  /** In what writing to answer. */
  readonly writing: Writing;

  constructor(memory: Memory, message: string, isSaid: (text: string) => boolean) {
    this.#memory = memory;
    this.#isSaid = isSaid;
    const asked = writingOf(message, "english");
    this.#asked = termsOf(message, asked);
    this.#phrases = readPhrases(message);
    this.writing = this.#answerWriting(asked);
  }

  /** The author's own answer to nearly this question. */
  sample(): SampleAnswer | null {
    let best: SampleAnswer | null = null;
    let bestScore = sampleThreshold;
    for (const sample of this.#memory.samples) {
      if (this.#isSaid(sample.answer)) continue;
      const there = this.#covered(this.#asked, sample.asked);
      const back = this.#covered(sample.asked, this.#asked);
      const score = (there.share + back.share) / 2;
      // In a tea house, tea alone does not make two questions alike.
      if (score < bestScore || there.worth < sampleThreshold) continue;
      best = sample;
      bestScore = score;
    }
    return best;
  }

  /** The sentence that answers best, and has not been said. */
  answer(): Passage | null {
    return this.#best(this.#fresh(), answerThreshold);
  }

  /** Whether the answer has been given before. */
  isAnswered(): boolean {
    const said = this.#memory.passages.filter(({ text }) => this.#isSaid(text));
    return this.#best(said, sampleThreshold) !== null;
  }

  /** The writing of the message while there is something left to say in it, else the character's. */
  #answerWriting(asked: Writing): Writing {
    const { passages } = this.#memory;
    const has = (writing: Writing) => passages.some((passage) => passage.writing === writing);
    const left = passages.some(({ writing, text }) => writing === asked && !this.#isSaid(text));
    if (left || (has(asked) && !has("english"))) return asked;
    return has("english") ? "english" : (passages[0]?.writing ?? "english");
  }

  #covered(asked: Terms, offered: Terms): Coverage {
    return coverage(asked, offered, this.#memory.frequencies);
  }

  #best(passages: readonly Passage[], threshold: number): Passage | null {
    let best: Passage | null = null;
    let bestScore = 0;
    for (const passage of passages) {
      const covered = this.#covered(this.#asked, passage.terms).share;
      if (covered < threshold) continue;
      // Of two that cover the same: the one with the same phrase, then the one told first.
      const phrased = this.#phrases.some((phrase) => passage.text.toLowerCase().includes(phrase));
      // What was said in a scene was said to somebody else.
      const score = covered + (phrased ? 0.5 : 0) - (passage.field === "scene" ? 0.2 : 0);
      if (score <= bestScore) continue;
      best = passage;
      bestScore = score;
    }
    return best;
  }

  /** What a sentence refers back to with "their" or "the list", unless that has been said. */
  before(passage: Passage): Passage | null {
    const { passages } = this.#memory;
    const previous = passages[passages.indexOf(passage) - 1];
    if (standsAlone(passage) || previous?.paragraph !== passage.paragraph) return null;
    return this.#isSaid(previous.text) || previous.writing !== passage.writing ? null : previous;
  }

  /** What comes after a sentence in its paragraph, unless it has been said. */
  after(passage: Passage): Passage | null {
    const { passages } = this.#memory;
    const next = passages[passages.indexOf(passage) + 1];
    if (next === undefined || next.paragraph !== passage.paragraph) return null;
    return this.#isSaid(next.text) || next.writing !== passage.writing ? null : next;
  }

  /** The first sentence after the one that was said last; what else is left when there is none. */
  next(): Passage | null {
    const { passages } = this.#memory;
    const last = passages.findLastIndex(({ text }) => this.#isSaid(text));
    const following = passages[last + 1];
    const fits = following !== undefined && following.writing === this.writing;
    return fits && last >= 0 ? following : (this.#fresh()[0] ?? null);
  }

  /** Sentences that have not been said and need no other before them; notes on its tone last. */
  unsaid(): readonly Passage[] {
    const order = { personality: 0, backstory: 0, scene: 1, tone: 2 };
    return this.#fresh()
      .filter((passage) => this.before(passage) === null)
      .toSorted((one, other) => order[one.field] - order[other.field]);
  }

  #fresh(): Passage[] {
    return this.#memory.passages.filter(
      ({ text, writing }) => writing === this.writing && !this.#isSaid(text),
    );
  }
}

/** Pairs of neighbouring words that say something: "first captain", not "of the". */
function readPhrases(message: string): string[] {
  const words = message.toLowerCase().match(/[\p{L}\d'’-]+/gu) ?? [];
  return words.flatMap((word, index) => {
    const next = words[index + 1] ?? "";
    return word.length > 3 && next.length > 3 ? [`${word} ${next}`] : [];
  });
}

function standsAlone({ text, writing }: Passage): boolean {
  if (writing !== "english") return true;
  return !/^(?:The|This|That|It|And|But|So|Then)\b|\b(?:they|them|their|he|him|his|she|her|these|those)\b/.test(
    text,
  );
}
