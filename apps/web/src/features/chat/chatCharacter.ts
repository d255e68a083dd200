import type { Character, PublicCharacter } from "@personaforge/contract/character";
import { firstMessage } from "@personaforge/contract/firstMessage";
import { fillNames, namesOf } from "@personaforge/prompt/names";

/** What a chat shows of the character it is with. */
export type ChatCharacter = Pick<
  PublicCharacter,
  "id" | "slug" | "name" | "tagline" | "tags" | "language" | "version" | "avatar"
> & {
  greeting: string | null;
  hasBackstory: boolean;
};

/** @param user how the character calls the reader, in a greeting that leaves the name open */
export function chatCharacterOf(source: Character | PublicCharacter, user: string): ChatCharacter {
  const { id, slug, name, tagline, tags, language, version, avatar, backstory } = source;
  const greeting = firstMessage(source);
  const fill = (text: string) => fillNames(text, namesOf(source, user));
  return {
    ...{ id, slug, name, tags, language, version, avatar },
    tagline: tagline && fill(tagline),
    greeting: greeting && fill(greeting),
    hasBackstory: Boolean(backstory),
  };
}
