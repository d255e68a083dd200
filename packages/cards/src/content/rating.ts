import { fieldOf } from "../json.ts";
import type { CharacterContent } from "@personaforge/contract/content";
import type { Card } from "../card.ts";

/** Tags by which people mark what is not for everybody, without regard to case. */
const matureTags = new Set([
  ...[
    "nsfw",
    "18+",
    "r18",
    "r-18",
    "r18+",
    "adult",
    "adults only",
    "explicit",
    "erotic",
    "erotica",
  ],
  ...["smut", "lewd", "hentai", "porn", "sexual content", "成人", "色情", "エロ", "성인"],
]);

export function isMatureTag(tag: string): boolean {
  return matureTags.has(tag.trim().toLowerCase());
}

/** Mature when the tags or the program that made the card say so. */
export function readRating(card: Card, raw: unknown): CharacterContent["content_rating"] {
  const byaf = fieldOf(card.extensions, "byaf");
  const flags = [
    ...[fieldOf(byaf, "isNSFW"), fieldOf(fieldOf(byaf, "character"), "isNSFW")],
    ...[
      fieldOf(fieldOf(raw, "character"), "isNSFW"),
      fieldOf(raw, "nsfw"),
      fieldOf(fieldOf(raw, "data"), "nsfw"),
    ],
    fieldOf(card.extensions, "nsfw"),
  ];
  return flags.includes(true) || card.tags.some(isMatureTag) ? "mature" : "general";
}
