import type { WrittenContent } from "@personaforge/contract/content";

/** What the placeholders in a character's text stand for. */
export interface Names {
  /** `{{char}}`, `<BOT>`: the character's nickname, else its name. */
  readonly char: string;
  /** `{{user}}`, `<USER>`: how the character calls the reader. */
  readonly user: string;
}

const placeholders = /\{\{ *(char|user) *\}\}|<(BOT|USER)>/gi;

/** The names that a conversation goes by: a nickname stands in for the name. */
export function namesOf(
  character: Pick<WrittenContent, "name" | "nickname">,
  userName: string,
): Names {
  return { char: character.nickname?.trim() || character.name, user: userName };
}

/**
 * Fills only the names in a text that a character's author wrote, in one pass: a name that looks
 * like a placeholder is not filled again. Curly ones may be written in any case; `<user>` in small
 * letters is left alone, because instructions use it as a tag. Everything else stays.
 * Never meant for what the reader wrote.
 */
export function fillNames(text: string, names: Names): string {
  return text.replace(placeholders, (found, curly?: string, angle?: string) => {
    if (angle !== undefined && angle !== angle.toUpperCase()) return found;
    return (curly ?? angle)?.toLowerCase().startsWith("u") ? names.user : names.char;
  });
}

/** The same content with the names in every text filled. */
export function fillCharacter(character: WrittenContent, names: Names): WrittenContent {
  const fill = (text: string) => fillNames(text, names);
  const fillOptional = (text: string | null) => (text === null ? null : fill(text));
  return {
    ...character,
    personality_summary: fill(character.personality_summary),
    backstory: fillOptional(character.backstory),
    tone_description: fillOptional(character.tone_description),
    initial_greeting: fillOptional(character.initial_greeting),
    tagline: fillOptional(character.tagline),
    opening_scene: fillOptional(character.opening_scene),
    scenario: fillOptional(character.scenario),
    alternate_greetings: character.alternate_greetings.map(fill),
    group_greetings: character.group_greetings.map(fill),
    example_dialogues: character.example_dialogues.map(fill),
  };
}
