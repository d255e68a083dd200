import type { PromptPart, PromptSection, SectionName } from "@personaforge/contract/promptReport";

/** The colours that tell sources apart; `palette.css` defines them, and `palette.test.ts` their contrast. */
export const hues = [
  "slate",
  "teal",
  "amber",
  "blue",
  "violet",
  "indigo",
  "green",
  "orange",
  "cyan",
  "pink",
  "rose",
] as const;
export type Hue = (typeof hues)[number];

type Look = { label: string; hue: Hue };

/** What each section of a prompt is called, and its colour. Never the colour alone. */
export const sectionLooks: Record<SectionName, Look> = {
  frame: { label: "Opening words", hue: "slate" },
  lore_before: { label: "Lore", hue: "orange" },
  personality: { label: "Personality", hue: "teal" },
  tone: { label: "Tone", hue: "amber" },
  backstory: { label: "Backstory", hue: "blue" },
  scenario: { label: "Scenario", hue: "violet" },
  lore_after: { label: "Lore", hue: "orange" },
  opening_scene: { label: "Opening scene", hue: "indigo" },
  examples: { label: "Examples", hue: "green" },
  rules: { label: "Rules", hue: "slate" },
  lore: { label: "Lore", hue: "orange" },
  memory: { label: "Memory", hue: "cyan" },
  persona: { label: "Reader", hue: "pink" },
  app_context: { label: "Application", hue: "cyan" },
  history: { label: "Conversation", hue: "slate" },
  depth_prompt: { label: "Depth prompt", hue: "rose" },
  message: { label: "Message", hue: "pink" },
  post_history_instructions: { label: "Last instructions", hue: "rose" },
};

/** A section that the author's own instructions replaced has their colour. */
export function hueOf({ section, source }: Pick<PromptPart, "section" | "source">): Hue {
  return source === "system_prompt" ? "rose" : sectionLooks[section].hue;
}

/** How often a section is sent, in words. */
export const sentWords: Record<PromptSection["sent"], { label: string; hint: string }> = {
  always: { label: "Always sent", hint: "in every prompt" },
  opening: { label: "Opening", hint: "makes room when the conversation grows" },
  conversation: { label: "Conversation", hint: "depends on what is said" },
};
