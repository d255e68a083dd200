import { en, Faker } from "@faker-js/faker";
import { type CharacterContent, newContent } from "@personaforge/contract/content";
import type { PromptInput, PromptTurn } from "@personaforge/prompt/prompt";
import { sentenceWriter } from "../api/characterText.ts";

/** What a prompt is compiled of. */
export interface Conversation {
  character: CharacterContent;
  history: PromptTurn[];
  message: string;
}

const turns = 40;

/** Writes characters of 9,000 characters, each in a conversation of 40 turns with as many again. */
export function conversationWriter(seed: number): () => Conversation {
  const faker = new Faker({ locale: en, seed });
  const sentence = sentenceWriter(faker);
  const text = (length: number) => {
    let written = sentence();
    while (written.length < length) written += ` ${sentence()}`;
    return written;
  };
  const paragraphs = (count: number, length: number) =>
    Array.from({ length: count }, () => text(length)).join("\n\n");
  const dialogue = () => `{{user}}: ${text(200)}\n{{char}}: ${text(520)}`;
  return () => ({
    character: newContent.parse({
      name: faker.person.fullName(),
      personality_summary: `{{char}} is nobody's guest. ${text(1_450)}`,
      tone_description: text(650),
      backstory: paragraphs(3, 1_150),
      scenario: `{{user}} meets {{char}}. ${text(550)}`,
      opening_scene: text(550),
      initial_greeting: text(360),
      example_dialogues: [dialogue(), dialogue()],
    }),
    history: Array.from({ length: turns }, (_, turn) => ({
      role: turn % 2 === 0 ? "character" : "user",
      text: text(faker.number.int({ min: 60, max: 350 })),
    })),
    message: text(60),
  });
}

/** The input of the compiler; everything but the conversation is the same for all. */
export function inputOf(
  { character, history, message }: Conversation,
  settings: Pick<PromptInput, "target" | "count">,
): PromptInput {
  return {
    ...settings,
    ...{ character, history, message, user: { name: "Sam" }, counted: "o200k" },
    budget: { context: 32_768, reply: 1_024, margin: 492 },
    ...{ seed: "bench", now: "2026-11-23T18:00:00+01:00" },
  };
}
