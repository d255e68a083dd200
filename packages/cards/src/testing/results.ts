import { type Card, emptyCard } from "../card.ts";
import type { ReadResult } from "../readResult.ts";

/** A card as `readCard` would give it, of a JSON file. */
export function resultOf(card: Partial<Card>, raw: unknown = {}): ReadResult {
  return {
    kind: "character",
    format: "v3",
    container: "json",
    card: { ...emptyCard(), ...card },
    raw,
    image: null,
    original: new Uint8Array(),
    warnings: [],
  };
}
