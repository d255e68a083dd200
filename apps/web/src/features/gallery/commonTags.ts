import type { PublicSummary } from "@personaforge/contract/character";

/** The tags that most of these characters carry, the most frequent first. */
export function commonTags(cards: readonly Pick<PublicSummary, "tags">[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const tag of cards.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b, "en"))
    .slice(0, most)
    .map(([tag]) => tag);
}
