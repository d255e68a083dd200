import type { SpeakingCharacter } from "../completion.ts";
import { hasEndlessWord } from "./english.ts";
import { readSamples, type SampleAnswer } from "./examples.ts";
import { toFirstPerson } from "./firstPerson.ts";
import { findRivals } from "./rivals.ts";
import { type Writing, writingOf } from "./writing.ts";
import { findSelf, type Self } from "./self.ts";
import { readParagraphs } from "./sentences.ts";
import { countTerms, type Frequencies, type Terms, termsOf } from "./terms.ts";
import { chooseVoice } from "./voices/choose.ts";
import type { Voice } from "./voices/voice.ts";

export type PassageField = "personality" | "backstory" | "tone" | "scene";

/** One sentence of a character, as the character says it. */
export interface Passage {
  readonly text: string;
  readonly field: PassageField;
  /** Sentences of one paragraph follow each other. */
  readonly paragraph: string;
  readonly writing: Writing;
  readonly terms: Terms;
}

/** Everything the demo model knows of a character. */
export interface Memory {
  readonly name: string;
  readonly passages: readonly Passage[];
  readonly frequencies: Frequencies;
  readonly samples: readonly SampleAnswer[];
  readonly greetings: readonly string[];
  /** One short line about who it is, as it says it; null when there is none. */
  readonly tagline: string | null;
  readonly voice: Voice;
}

/** A character is played by the demo model; one that speaks of models would break the play. */
export const outOfPlay =
  /language model|chat ?bot|\bLLM\b|\bGPT|\bAI (?:assistant|model)\b|system prompt|\{\{/i;

/** Reads a character's texts once; 5 to 30 ms, and 100 ms for the longest backstory. */
export function readMemory(character: SpeakingCharacter): Memory {
  const about = `${character.personality_summary}\n${character.tone_description ?? ""}`;
  const self = findSelf(character.name, about, character.backstory ?? "");
  const writing = writingOf(`${about}\n${character.backstory ?? ""}`);
  const read = (field: PassageField, text: string | null) =>
    readPassages(text ?? "", { self, field, writing });
  const rest = [character.name, character.personality_summary, character.tagline].join(" ");
  const style = [character.tone_description, ...character.tags].join(" ");
  const passages = [
    ...read("personality", character.personality_summary),
    ...read("backstory", character.backstory),
    ...read("tone", character.tone_description),
    ...readSpeech(character.opening_scene ?? ""),
  ];
  const samples = readSamples(character.example_dialogues, character.name);
  return {
    name: character.name,
    passages,
    frequencies: countTerms([
      ...passages.map(({ terms }) => terms),
      ...samples.map(({ asked }) => asked),
    ]),
    samples,
    greetings: [character.initial_greeting, ...character.alternate_greetings]
      .filter((greeting) => greeting !== null)
      .filter((greeting) => greeting.trim() !== ""),
    tagline: readTagline(character.tagline ?? "", self),
    voice: chooseVoice(style, rest),
  };
}

interface Source {
  readonly self: Self;
  readonly field: PassageField;
  /** What most of the character is written in. */
  readonly writing: Writing;
}

function readPassages(text: string, source: Source): Passage[] {
  const { self, field, writing } = source;
  return readParagraphs(text, writing).flatMap((sentences, paragraph) => {
    const here = writingOf(sentences.join(" "), writing);
    const rivals = here === "english" ? findRivals(sentences, self) : null;
    return sentences.flatMap((sentence, index) => {
      if (!isSayable(sentence) || rivals?.has(index) === true) return [];
      const place = { field, paragraph: `${field}${paragraph}` };
      const own = writingOf(sentence, here);
      const said = own === "english" ? say(sentence, source) : quote(sentence, own);
      return said === null
        ? []
        : [{ ...place, text: said, writing: own, terms: termsOf(said, own) }];
    });
  });
}

function isSayable(sentence: string): boolean {
  return sentence.length <= 400 && !hasEndlessWord(sentence) && !outOfPlay.test(sentence);
}

/** The sentence in the character's mouth; null when it cannot say it. */
function say(sentence: string, { self, field }: Source): string | null {
  const said = toFirstPerson(sentence, self, field !== "backstory");
  if (said === null) return null;
  // Notes such as "Short sentences." say nothing when nobody says them of himself.
  if (field === "tone" && !/^(?:I|My)\b/.test(said)) return null;
  if (field === "personality" && !/\b(?:I|me|my|mine|myself)\b/.test(said)) return null;
  return /[.!?…"”’')]$/.test(said) ? said : `${said}.`;
}

/** Text that cannot be turned into the first person is quoted, so that it reads as what it is. */
function quote(sentence: string, writing: Writing): string {
  return writing === "cjk" ? `「${sentence}」` : `“${sentence}”`;
}

/** What is said aloud in a scene is in the character's own words already. */
function readSpeech(scene: string): Passage[] {
  const spoken =
    scene.match(/"[^"\n]{20,250}[.!?…]"|“[^”\n]{20,250}[.!?…]”|「[^」\n]{6,200}」/gu) ?? [];
  return spoken.map((quoted, index) => {
    const text = quoted.slice(1, -1);
    const writing = writingOf(text, "english");
    const terms = termsOf(text, writing);
    return { text, field: "scene", paragraph: `scene${index}`, writing, terms };
  });
}

function readTagline(tagline: string, self: Self): string | null {
  if (tagline.trim() === "" || writingOf(tagline, "english") !== "english") return null;
  const said = readParagraphs(tagline, "english")
    .flat()
    .map((part) => toFirstPerson(part, self, true));
  if (said.includes(null)) return null;
  const text = said.join(" ");
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
