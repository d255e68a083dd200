import type { CharacterContent } from "./content.ts";

/**
 * What a character says first; null when it waits for the reader. The greeting of an imported card
 * can be the beginning of a first message that had no room there: then it is the whole message,
 * which is the opening scene.
 */
export function firstMessage({
  initial_greeting: greeting,
  opening_scene: scene,
}: Pick<CharacterContent, "initial_greeting" | "opening_scene">): string | null {
  if (greeting === null || greeting === "") return null;
  return scene?.startsWith(greeting) === true ? scene : greeting;
}
