import { type CharacterContent, newContent } from "@personaforge/contract/content";
import type { CreateCharacter } from "@personaforge/contract/character";

/** A character as somebody would create it, with the fields that a test is about. */
export function exampleCharacter(fields: Partial<CreateCharacter> = {}): CreateCharacter {
  return {
    name: "Mira Vale",
    personality_summary: "Keeps the harbour light and counts the waves when she is nervous.",
    backstory:
      "Mira was born on the ferry between two islands. Her father drowned when she was nine.",
    tone_description: "Short sentences. Dry.",
    initial_greeting: "The light is on. Come in from the wind, {{user}}.",
    tags: ["harbour", "keeper"],
    ...fields,
  };
}

/** The content of {@link exampleCharacter} as a version holds it, every field present. */
export function exampleContent(fields: Partial<CharacterContent> = {}): CharacterContent {
  return { ...newContent.parse(exampleCharacter()), ...fields };
}
