import { writtenContent, type WrittenContent } from "@personaforge/contract/content";
import type { Card } from "../card.ts";
import { fieldOf, isObject, sameJson } from "../json.ts";
import { isExamples } from "./examples.ts";
import { isGreeting } from "./greeting.ts";
import { plainTexts } from "./readFields.ts";

/** Where PersonaForge keeps in a card what a card has no field for, under the names of the content. */
export const ownExtension = "personaforge";

/** The fields that may stand there, and when each is believed: when the card was not edited since. */
const believed: Readonly<Partial<Record<keyof WrittenContent, Believed>>> = {
  tone_description: () => true,
  tagline: () => true,
  language: () => true,
  license: () => true,
  content_rating: () => true,
  nickname: (card, content) => isText(card, content, "nickname"),
  backstory: (card, content) => isText(card, content, "backstory"),
  scenario: (card, content) => isText(card, content, "scenario"),
  system_prompt: (card, content) => isText(card, content, "system_prompt"),
  post_history_instructions: (card, content) => isText(card, content, "post_history_instructions"),
  initial_greeting: (card, content) => isGreeting(card.first_mes, content),
  opening_scene: (card, content) => isGreeting(card.first_mes, content),
  example_dialogues: (card, content) => isExamples(card.mes_example, content.example_dialogues),
};

type Believed = (card: Card, content: WrittenContent) => boolean;

type OwnFields = Partial<WrittenContent>;

function isText(card: Card, content: WrittenContent, field: keyof typeof plainTexts): boolean {
  return card[plainTexts[field]] === (content[field] ?? "");
}

/** What PersonaForge wrote into the card beside its fields, as far as it is still true. */
export function readOwnFields(card: Card, content: WrittenContent): OwnFields {
  const given = card.extensions[ownExtension];
  if (!isObject(given)) return {};
  const valid = Object.keys(believed).flatMap((field): [string, unknown][] => {
    const value = fieldOf(given, field);
    const read = writtenContent.shape[field as keyof WrittenContent].safeParse(value);
    return value !== undefined && read.success ? [[field, read.data]] : [];
  });
  const claimed = { ...content, ...Object.fromEntries(valid) };
  const kept = valid.filter(([field]) => believed[field as keyof WrittenContent]?.(card, claimed));
  return Object.fromEntries(kept);
}

/** Those of the fields that a card, as others read it, does not give back. */
export function ownFieldsOf(
  read: WrittenContent,
  content: WrittenContent,
  fields: ReadonlySet<string>,
): OwnFields {
  const needed = Object.keys(believed).filter((field) => {
    const name = field as keyof WrittenContent;
    return fields.has(field) && !sameJson(read[name], content[name]);
  });
  return Object.fromEntries(needed.map((field) => [field, content[field as keyof WrittenContent]]));
}
