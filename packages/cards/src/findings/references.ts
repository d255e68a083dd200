import { fieldOf } from "../json.ts";
import { isMatureTag, readRating } from "../content/rating.ts";
import { excerptOf, type Finding, type Subject } from "./finding.ts";

export function matureIn({ card, raw }: Subject): Finding[] {
  if (readRating(card, raw) === "general") return [];
  const tag = card.tags.find(isMatureTag);
  const message =
    tag === undefined
      ? "The card says that it is not for everybody. It is rated mature."
      : "A tag says that the card is not for everybody. It is rated mature.";
  const path = tag === undefined ? "" : "tags";
  return [
    { code: "mature", severity: "info", path, message, ...(tag && { excerpt: excerptOf(tag) }) },
  ];
}

/** Addresses that are in the file, that need no file, or that are told of as remote. */
const known = /^(?:https?:|data:|embedd?ed:|ccdefault:|__asset:|~risuasset:|$)/i;

export function unresolvedAssetsIn({ card }: Subject): Finding[] {
  return card.assets.flatMap(({ uri, type }, index): Finding[] => {
    if (typeof uri !== "string" || known.test(uri)) return [];
    const message = `Only the program that made the card has this file (${excerptOf(String(type), 0, 20)}).`;
    const path = `assets.${index}.uri`;
    return [{ code: "unresolved_asset", severity: "info", path, message, excerpt: excerptOf(uri) }];
  });
}

export function lorebookLinksIn({ card }: Subject): Finding[] {
  const world = fieldOf(card.extensions, "world");
  const related = fieldOf(fieldOf(card.extensions, "chub"), "related_lorebooks");
  const more = fieldOf(card.extensions, "additional_lorebooks");
  const findings: Finding[] = [];
  const isHere = card.character_book !== null && (card.character_book.name ?? world) === world;
  if (typeof world === "string" && world.trim() !== "" && !isHere) {
    findings.push({
      ...link("extensions.world", "The card belongs to a lorebook that is not in the file."),
      excerpt: excerptOf(world),
    });
  }
  for (const [path, books] of [
    ["extensions.chub.related_lorebooks", related],
    ["extensions.additional_lorebooks", more],
  ] as const) {
    if (!Array.isArray(books) || books.length === 0) continue;
    findings.push({
      ...link(path, "The card belongs to lorebooks that are not in the file."),
      count: books.length,
    });
  }
  return findings;
}

function link(path: string, message: string): Finding {
  return { code: "lorebook_link", severity: "info", path, message };
}
