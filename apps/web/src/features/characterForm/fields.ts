import { limits } from "@personaforge/contract/limits";
import type { Rows } from "#ui/TextControl.tsx";
import type { ContentKey } from "./contentForm.ts";

/** What the contract's sentences call each field. */
export const fieldLabels: Record<ContentKey, string> = {
  name: "Name",
  personality_summary: "Personality",
  backstory: "Backstory",
  tone_description: "Tone",
  initial_greeting: "Greeting",
  tagline: "Tagline",
  opening_scene: "Opening scene",
  alternate_greetings: "Alternate greetings",
  example_dialogues: "Example dialogues",
  tags: "Tags",
  language: "Language",
  license: "Licence",
  content_rating: "Content rating",
  nickname: "Nickname",
  scenario: "Scenario",
  group_greetings: "Group greetings",
  system_prompt: "Main instructions",
  post_history_instructions: "Last instructions",
  depth_prompt: "Depth prompt",
  trusts_instructions: "Use of instructions",
  lorebook: "Lorebook",
};

/** The same with what is not typed. */
export const contentLabels = { ...fieldLabels, avatar: "Picture", card: "Imported file" };

/** How long each single text may be; lists are counted by entry. */
export const fieldLimits: Partial<Record<ContentKey, number>> = {
  name: limits.name,
  personality_summary: limits.personality_summary,
  backstory: limits.backstory,
  tone_description: limits.tone_description,
  initial_greeting: limits.initial_greeting,
  tagline: limits.tagline,
  opening_scene: limits.opening_scene,
  license: limits.license,
  nickname: limits.nickname,
  scenario: limits.scenario,
  system_prompt: limits.system_prompt,
  post_history_instructions: limits.post_history_instructions,
};

type TextKey =
  | "name"
  | "personality_summary"
  | "backstory"
  | "tone_description"
  | "initial_greeting"
  | "tagline"
  | "opening_scene"
  | "license"
  | "nickname"
  | "scenario"
  | "system_prompt"
  | "post_history_instructions";

/** A field of plain text. `rows` 0 is a single line. */
export type TextSpec = {
  name: TextKey;
  limit: number;
  rows: Rows | 0;
  hint?: string;
  required?: boolean;
};

export const nameSpec: TextSpec = { name: "name", limit: limits.name, rows: 0, required: true };

export const personalitySpec: TextSpec = {
  name: "personality_summary",
  limit: limits.personality_summary,
  rows: 5,
  required: true,
  hint: "Who they are, what they want, how they treat people.",
};

export const storySpecs: TextSpec[] = [
  {
    name: "backstory",
    limit: limits.backstory,
    rows: 6,
    hint: "What happened before the conversation begins.",
  },
  {
    name: "tone_description",
    limit: limits.tone_description,
    rows: 3,
    hint: "How they speak: rhythm, words, humour.",
  },
  {
    name: "initial_greeting",
    limit: limits.initial_greeting,
    rows: 3,
    hint: "Their first words in every new conversation. {{user}} stands for whoever is reading.",
  },
];

export const taglineSpec: TextSpec = {
  name: "tagline",
  limit: limits.tagline,
  rows: 0,
  hint: "One line for lists and cards. The model never sees it.",
};

export const openingSceneSpec: TextSpec = {
  name: "opening_scene",
  limit: limits.opening_scene,
  rows: 5,
  hint: "A longer scene to begin in. The model reads it before the first message.",
};

export const nicknameSpec: TextSpec = {
  name: "nickname",
  limit: limits.nickname,
  rows: 0,
  hint: "What {{char}} stands for in these texts, when it is not the name.",
};

export const scenarioSpec: TextSpec = {
  name: "scenario",
  limit: limits.scenario,
  rows: 4,
  hint: "Where the conversation takes place, and what is going on.",
};

export const instructionSpecs: TextSpec[] = [
  {
    name: "system_prompt",
    limit: limits.system_prompt,
    rows: 4,
    hint: "Stands first in the prompt, in the place of PersonaForge’s own opening. {{original}} stands for that opening.",
  },
  {
    name: "post_history_instructions",
    limit: limits.post_history_instructions,
    rows: 3,
    hint: "Stands last, after the conversation, where models follow it most.",
  },
];

export const licenseSpec: TextSpec = {
  name: "license",
  limit: limits.license,
  rows: 0,
  hint: "What others may do with this character, such as CC BY 4.0.",
};

/** The fields of the quick form and of the editor's short view, in reading order. */
export const essentialKeys: ContentKey[] = [
  "name",
  "personality_summary",
  "backstory",
  "tone_description",
  "initial_greeting",
];

/** Every field, in the order in which the pages show them. */
export const pageKeys: ContentKey[] = [
  ...essentialKeys,
  "tagline",
  "tags",
  "language",
  "content_rating",
  "license",
  "nickname",
  "scenario",
  "opening_scene",
  "alternate_greetings",
  "group_greetings",
  "example_dialogues",
  "trusts_instructions",
  "system_prompt",
  "post_history_instructions",
  "depth_prompt",
  "lorebook",
];
