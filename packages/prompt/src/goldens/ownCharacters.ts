import type { GoldenCase } from "./goldenCase.ts";
import { hostileCharacter } from "./hostileCharacter.ts";
import { loreCharacter } from "./loreCharacter.ts";
import { maximalCharacter } from "./maximalCharacter.ts";
import { smallCharacters } from "./smallCharacters.ts";

/** Characters whose prompts are short enough to be read. */
export const readableCharacters: readonly GoldenCase[] = [
  ...smallCharacters,
  hostileCharacter,
  loreCharacter,
];

export const ownCharacters: readonly GoldenCase[] = [...readableCharacters, maximalCharacter];
