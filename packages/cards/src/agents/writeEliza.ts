import type { Card } from "../card.ts";
import { type JsonObject, silent, type Written } from "../document.ts";
import { examplesOf } from "./dialogue.ts";
import { eliza, elizaTaken } from "./eliza.ts";
import { elizaExampleOf } from "./elizaExamples.ts";
import { without } from "./extension.ts";
import { lossesOf } from "./losses.ts";
import { lineage } from "./pieces.ts";
import { at, listOf, objectOf } from "../places.ts";
import { withoutSecrets } from "./secrets.ts";
import { spoken } from "./spoken.ts";

/** The lines that a layout divides a text into; null when the text is no longer that long. */
function divided(text: string, lengths: readonly unknown[]): string[] | null {
  const lines: string[] = [];
  let from = 0;
  for (const length of lengths) {
    if (typeof length !== "number" || !Number.isInteger(length) || length < 0) return null;
    if (from > 0 && text[from - 1] !== "\n") return null;
    lines.push(text.slice(from, from + length));
    from += length + 1;
  }
  const empty = lengths.length === 0 && text === "";
  return empty || from === text.length + 1 ? lines : null;
}

/** Bio and lore of a description, as they were in the file that it came of when that still fits. */
function bioAndLore(card: Card, layout: JsonObject): { bio: string | string[]; lore: string[] } {
  const { description } = card;
  const lore = listOf(layout["lore"]);
  const lengths = layout["bio"];
  if (Array.isArray(lengths)) {
    const lines = divided(description, [...lengths, ...lore]);
    if (lines) return { bio: lines.slice(0, lengths.length), lore: lines.slice(lengths.length) };
  }
  if (lengths === "text") {
    const rest = lore.reduce<number>((sum, length) => sum + Number(length) + 1, 0);
    const first = description.length - rest;
    const lines = first >= 0 ? divided(description, [first, ...lore]) : null;
    if (lines) return { bio: lines[0] ?? "", lore: lines.slice(1) };
  }
  return { bio: lineage(description), lore: [] };
}

/** What elizaOS has no field for, and the list of its prompt that takes it. */
const places = [
  { field: "personality", list: "bio", carrier: "description" },
  { field: "scenario", list: "lore", carrier: "description" },
  { field: "post_history_instructions", list: "style.all", carrier: "extensions.eliza.style" },
  { field: "character_book", list: "knowledge", carrier: "extensions.eliza.knowledge" },
] as const;

type Added = ReadonlyMap<(typeof places)[number]["list"], readonly string[]>;

function addedOf(card: Card): Added {
  const entries = (card.character_book?.entries ?? []).filter(({ enabled }) => enabled);
  return new Map(
    places.map(({ field, list }) => {
      const text = field === "character_book" ? "" : card[field];
      const lines = field === "character_book" ? entries.map(({ content }) => content) : [text];
      return [list, lines.filter((line) => line !== "").map((line) => spoken(line, card))];
    }),
  );
}

function merge(value: unknown, added: readonly string[] = []): unknown {
  if (added.length === 0) return value;
  return [...(typeof value === "string" ? [value] : listOf(value)), ...added];
}

/** elizaOS knows no macros outside of its examples. */
const plainly = (value: string | string[], card: Card): string | string[] =>
  typeof value === "string" ? spoken(value, card) : value.map((line) => spoken(line, card));

/** Lists that the published schema requires, for a card that was never a file of elizaOS. */
function defaultsOf(own: JsonObject): JsonObject {
  if (Object.hasOwn(own, "layout")) return {};
  const style = { all: [], chat: [], post: [], ...objectOf(own["style"]) };
  return { postExamples: [], adjectives: [], topics: [], ...without(own, [["style"]]), style };
}

function documentOf(card: Card, own: JsonObject, added: Added): JsonObject {
  const layout = objectOf(own["layout"]);
  const { bio, lore } = bioAndLore(card, layout);
  const left = listOf(layout["examples"]);
  const examples = examplesOf(card.mes_example).map((block, index) =>
    elizaExampleOf(block, left[index], card.name),
  );
  const fresh = !Object.hasOwn(own, "layout");
  const rest = { ...without(own, elizaTaken), ...without(defaultsOf(own), elizaTaken) };
  const knowledge = merge(rest["knowledge"], added.get("knowledge"));
  const style = objectOf(rest["style"]);
  const rules = merge(style["all"], added.get("style.all"));
  const lines = merge(plainly(lore, card), added.get("lore"));
  return {
    name: card.name,
    ...(card.system_prompt === "" ? {} : { system: spoken(card.system_prompt, card) }),
    bio: merge(plainly(bio, card), added.get("bio")),
    ...(fresh || Object.hasOwn(layout, "lore") || listOf(lines).length > 0 ? { lore: lines } : {}),
    ...(fresh || Object.hasOwn(layout, "examples") || examples.length > 0
      ? { messageExamples: examples }
      : {}),
    ...rest,
    ...(knowledge === undefined ? {} : { knowledge }),
    ...(rules === undefined ? {} : { style: { ...style, all: rules } }),
  };
}

/** A character file of elizaOS, with the fields that its published schema requires. */
export function toEliza(card: Card): Written<JsonObject> {
  const own = objectOf(withoutSecrets(objectOf(at(card.extensions, ["eliza"]))));
  const added = addedOf(card);
  const document = documentOf(card, own, added);
  const back = eliza.read(document, silent);
  const used = places.filter(({ list }) => (added.get(list) ?? []).length > 0);
  const losses = lossesOf(card, back, {
    merged: new Map(used.map(({ field, list }) => [field, list])),
    carriers: new Set([...used.map(({ carrier }) => carrier), "extensions.eliza.layout"]),
    own: "eliza",
  });
  return { document, losses };
}
