import { hasVisibleText } from "@personaforge/contract/codePoints";
import { limits } from "@personaforge/contract/limits";
import type { Card } from "../card.ts";
import { beginning, firstParagraph } from "./beginning.ts";
import type { MappingLog } from "./mappingLog.ts";
import { readText, storable } from "./texts.ts";

const field = "personality_summary";
const sources = ["description", "system_prompt", "scenario", "first_mes"] as const;

/**
 * The personality, which a character must have and half of all cards lack: then the first paragraph
 * of the first text that there is, and the name when there is none.
 */
export function readPersonality(card: Card, name: string, log: MappingLog): string {
  const given = readText({ field, source: "personality" }, card.personality, log);
  if (given !== null) return given;
  const source = sources.find((each) => hasVisibleText(storable(card[each]))) ?? "name";
  const text = source === "name" ? name : firstParagraph(storable(card[source]));
  const message =
    source === "name"
      ? "The card has no personality and no other text. The name stands in for it."
      : `The card has no personality. The first paragraph of ${source} stands in for it.`;
  log.note("derived", { field, source }, message);
  log.derived.add(field);
  return beginning(text, limits.personality_summary);
}
