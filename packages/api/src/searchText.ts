import type { CharacterContent } from "@personaforge/contract/content";

// Chinese, Japanese and Thai put no spaces between words, and Postgres splits at spaces only.
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

function words(text: string): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.normalize("NFKC").toLowerCase())) {
    if (isWordLike === true) found.push(segment);
  }
  return found;
}

/** The searched words of a character, by weight: its name, its tags and tagline, its personality. */
export interface SearchText {
  a: string;
  b: string;
  c: string;
}

export function searchTextOf(content: CharacterContent): SearchText {
  return {
    a: words(content.name).join(" "),
    b: words([...content.tags, content.tagline ?? ""].join(" ")).join(" "),
    c: words(content.personality_summary).join(" "),
  };
}

/**
 * A tsquery in which every word must occur and the last may be the beginning of one, since people
 * search while they type. Null without a query; empty, which finds nothing, for one without a word.
 */
export function searchQueryOf(query: string | undefined): string | null {
  if (query === undefined || query.trim() === "") return null;
  const wanted = words(query).map((word) => `'${word.replaceAll("'", "''")}'`);
  return wanted.length === 0 ? "" : `${wanted.join(" & ")}:*`;
}
