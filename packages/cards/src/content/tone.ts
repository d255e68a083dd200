import type { Card } from "../card.ts";
import type { MappingLog } from "./mappingLog.ts";
import { own } from "./record.ts";
import { readText } from "./texts.ts";

const field = "tone_description";

/** How an eliza character speaks: its adjectives in a line, its rules of style in one each. */
export function readTone(card: Card, log: MappingLog): string | null {
  const eliza = own(card.extensions, "eliza");
  const style = own(eliza, "style");
  const adjectives = textsOf(own(eliza, "adjectives")).join(", ");
  const rules = [...textsOf(own(style, "all")), ...textsOf(own(style, "chat"))];
  const source = "extensions.eliza";
  const lines = [adjectives, ...rules].filter((line) => line.trim() !== "");
  const tone = readText({ field, source }, lines.join("\n"), log);
  if (tone === null) return null;
  log.note("derived", { field, source }, "The tone was made from the adjectives and the style.");
  log.derived.add(field);
  return tone;
}

function textsOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === "string");
}
