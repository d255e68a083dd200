import { readFileSync } from "node:fs";
import { type WrittenContent, newContent } from "@personaforge/contract/content";
import { limits } from "@personaforge/contract/limits";
import { lorebook } from "@personaforge/contract/lorebook";
import * as z from "zod";
import { type GoldenCase, plainConversation } from "./goldenCase.ts";

const text = z.string().default("");
const card = z.object({
  name: z.string(),
  nickname: z.string().nullable().default(null),
  description: text,
  personality: text,
  scenario: text,
  first_mes: text,
  mes_example: text,
  system_prompt: text,
  post_history_instructions: text,
  alternate_greetings: z.array(z.string()).default([]),
  group_only_greetings: z.array(z.string()).default([]),
  character_book: lorebook.nullable().default(null),
});
const agent = z.object({
  meta: z.object({ title: z.string() }),
  config: z.object({ systemRole: z.string(), openingMessage: text }),
});

function fromCard(json: unknown): WrittenContent {
  const { data } = z.object({ data: z.unknown().optional() }).parse(json);
  const from = card.parse(data ?? json);
  return newContent.parse({
    name: from.name,
    nickname: from.nickname,
    personality_summary: from.personality,
    backstory: from.description,
    scenario: from.scenario,
    initial_greeting: from.first_mes,
    example_dialogues: from.mes_example
      .split("<START>")
      .filter((dialogue) => dialogue.trim() !== ""),
    system_prompt: from.system_prompt,
    post_history_instructions: from.post_history_instructions,
    alternate_greetings: from.alternate_greetings,
    group_greetings: from.group_only_greetings,
    trusts_instructions: true,
    lorebook: from.character_book,
  });
}

function fromAgent(json: unknown): WrittenContent {
  const { meta, config } = agent.parse(json);
  return newContent.parse({
    name: meta.title,
    personality_summary: [...config.systemRole].slice(0, limits.personality_summary).join(""),
    initial_greeting: config.openingMessage,
    language: "zh-CN",
  });
}

const files = [
  { name: "corpus-luna", path: "axAilotl+character-architect/test-card.json", read: fromCard },
  { name: "corpus-nova", path: "jasl+tavern_kit/full_v3_card.json", read: fromCard },
  { name: "corpus-aqua", path: "TavernAI+TavernAI-v1/Aqua.json", read: fromCard },
  {
    name: "corpus-i-ching",
    path: "lobehub+lobe-chat-agents/i-ching-master.zh-CN.json",
    read: fromAgent,
  },
] as const;

/** Characters that strangers published. They are read where they lie, and only their hashes are kept. */
export const corpusCharacters = files.map(({ name, path, read }) => ({
  name,
  readFrom(folder: string): GoldenCase {
    const json: unknown = JSON.parse(readFileSync(`${folder}/${path}`, "utf8"));
    return {
      ...plainConversation,
      name,
      character: read(json),
      message: "Is the warp drive well?",
    };
  },
}));
