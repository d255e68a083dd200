import { fieldOf } from "../json.ts";
import { writtenContent, type WrittenContent } from "@personaforge/contract/content";
import { limits } from "@personaforge/contract/limits";
import type { Card } from "../card.ts";
import { readBook } from "./book.ts";
import { readDepthPrompt } from "./depthPrompt.ts";
import { readExamples } from "./examples.ts";
import { readGreeting } from "./greeting.ts";
import { readList, readTags } from "./lists.ts";
import type { MappingLog } from "./mappingLog.ts";
import { readPersonality } from "./personality.ts";
import { readRating } from "./rating.ts";
import { readText } from "./texts.ts";
import { readTone } from "./tone.ts";

export const alternateGreetings = {
  field: "alternate_greetings",
  source: "alternate_greetings",
  limit: limits.alternate_greeting,
} as const;
export const groupGreetings = {
  field: "group_greetings",
  source: "group_only_greetings",
  limit: limits.group_greeting,
} as const;

/** The fields of the content that are one text of the card. */
export const plainTexts = {
  nickname: "nickname",
  backstory: "description",
  scenario: "scenario",
  system_prompt: "system_prompt",
  post_history_instructions: "post_history_instructions",
} as const;

/**
 * The content that any card has, whoever wrote it. The name is empty when there is none.
 * @param raw the document that the card was read of
 */
export function readFields(card: Card, log: MappingLog, raw?: unknown): WrittenContent {
  const name = readText({ field: "name", source: "name" }, card.name, log) ?? "";
  const text = (field: keyof typeof plainTexts) =>
    readText({ field, source: plainTexts[field] }, card[plainTexts[field]], log);
  return {
    name,
    nickname: text("nickname"),
    personality_summary: readPersonality(card, name, log),
    backstory: text("backstory"),
    scenario: text("scenario"),
    ...readGreeting(card.first_mes, log),
    alternate_greetings: readList(alternateGreetings, card.alternate_greetings, log).texts,
    group_greetings: readList(groupGreetings, card.group_only_greetings, log).texts,
    example_dialogues: readExamples(card.mes_example, log).texts,
    tags: readTags(card.tags, log).texts,
    system_prompt: text("system_prompt"),
    post_history_instructions: text("post_history_instructions"),
    depth_prompt: readDepthPrompt(card, log),
    lorebook: readBook(card.character_book, log)?.book ?? null,
    tone_description: readTone(card, log),
    tagline: null,
    language: readLanguage(card, log),
    license: null,
    content_rating: readRating(card, raw),
    trusts_instructions: false,
  };
}

function readLanguage(card: Card, log: MappingLog): string | null {
  const locale = fieldOf(fieldOf(card.extensions, "lobe"), "locale");
  if (typeof locale !== "string" || locale === "") return null;
  const read = writtenContent.shape.language.safeParse(locale);
  if (read.success) return read.data;
  log.note(
    "invalid",
    { field: "language", source: "extensions.lobe.locale" },
    "This is no language.",
  );
  return null;
}
