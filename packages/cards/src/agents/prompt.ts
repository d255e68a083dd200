import type { Card } from "../card.ts";
import { examplesOf } from "./dialogue.ts";
import { at, listOf } from "../places.ts";
import { spoken, spokenExample } from "./spoken.ts";

/** A part of a card in a prompt that any program can take. */
export interface Section {
  /** The field of the card, as losses name it. */
  readonly field: string;
  readonly heading: string;
  readonly text: string;
}

const textsOf = (value: unknown): string[] =>
  listOf(value).filter((item) => typeof item === "string" && item.trim() !== "") as string[];

/** How the character speaks: as PersonaForge keeps it, or style and adjectives of elizaOS. */
function toneOf({ extensions }: Card): Section {
  const heading = "Tone";
  const own = at(extensions, ["personaforge", "tone_description"]);
  if (typeof own === "string" && own.trim() !== "") {
    return { field: "extensions.personaforge.tone_description", heading, text: own };
  }
  const adjectives = textsOf(at(extensions, ["eliza", "adjectives"])).join(", ");
  const style = ["all", "chat"].flatMap((key) => textsOf(at(extensions, ["eliza", "style", key])));
  const lines = [adjectives, ...style.map((rule) => `- ${rule}`)];
  const text = lines.filter((line) => line !== "").join("\n");
  return { field: "extensions.eliza.style", heading, text };
}

/** What of a lorebook is always in the prompt. */
export const constantLore = ({ character_book }: Card): string[] =>
  (character_book?.entries ?? [])
    .filter(({ enabled, constant, content }) => enabled && constant === true && content !== "")
    .map(({ content }) => content);

const rulesOf = (card: Card): Section[] => [
  { field: "system_prompt", heading: "Rules", text: card.system_prompt },
  {
    field: "post_history_instructions",
    heading: "Keep in mind",
    text: card.post_history_instructions,
  },
];

function examplesSection(card: Card): Section {
  const blocks = examplesOf(card.mes_example).map((block) => spokenExample(block, card).trim());
  return { field: "mes_example", heading: "Example dialogues", text: blocks.join("\n\n---\n\n") };
}

const filled = (sections: readonly Section[], card: Card): Section[] =>
  sections
    .map((section) => ({ ...section, text: spoken(section.text, card) }))
    .filter(({ text }) => text.trim() !== "");

/** What the card says about the character itself. */
export const personaSections = (card: Card): Section[] =>
  filled(
    [
      { field: "description", heading: "Who you are", text: card.description },
      { field: "personality", heading: "Personality", text: card.personality },
      toneOf(card),
      { field: "scenario", heading: "Scenario", text: card.scenario },
      examplesSection(card),
      { field: "character_book", heading: "World", text: constantLore(card).join("\n\n") },
    ],
    card,
  );

export const ruleSections = (card: Card): Section[] => filled(rulesOf(card), card);

/** Everything of a card that goes into a system prompt, in the order of reading. */
export function promptSections(card: Card): Section[] {
  const persona = personaSections(card);
  const dialogue = new Set(["mes_example", "character_book"]);
  return [
    ...persona.filter(({ field }) => !dialogue.has(field)),
    ...ruleSections(card),
    ...persona.filter(({ field }) => dialogue.has(field)),
  ];
}

/** Sections as Markdown. One that stands alone under the field that it came of needs no heading. */
export function compose(sections: readonly Section[], alone: string): string {
  const [only] = sections;
  if (sections.length === 1 && only?.field === alone) return only.text;
  return sections.map(({ heading, text }) => `## ${heading}\n\n${text.trim()}`).join("\n\n");
}

/** A system prompt; that of the card as it is when the card has nothing else for a prompt. */
export function promptText(card: Card): string {
  const sections = promptSections(card);
  const text = compose(sections, "system_prompt");
  if (sections.every(({ field }) => field === "system_prompt")) return text;
  return `You are ${card.nickname || card.name}.\n\n${text}`;
}

/** Where the sections of a card went, for its losses. */
export function mergedInto(
  place: string,
  sections: readonly Section[],
  alone: string,
): Map<string, string> {
  const others = sections.filter(({ field }) => field !== alone);
  return new Map(others.map(({ field }) => [field, place]));
}
