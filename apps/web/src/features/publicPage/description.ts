import type { PublicCharacter } from "@personaforge/contract/character";

// Search engines and chat previews show about this much.
const longest = 160;
const words = new Intl.Segmenter("en", { granularity: "word" });

/** A text in one line, cut between words, never inside a character. */
export function inOneLine(text: string, maximum = longest): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  if (line.length <= maximum) return line;
  let end = 0;
  for (const { index, segment } of words.segment(line)) {
    if (index + segment.length > maximum - 1) break;
    end = index + segment.length;
  }
  return `${line.slice(0, end).trimEnd()}…`;
}

export function descriptionOf(character: PublicCharacter): string {
  return inOneLine(character.tagline || character.personality_summary);
}
