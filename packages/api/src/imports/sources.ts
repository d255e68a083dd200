import { createHash } from "node:crypto";
import type { Card } from "@personaforge/cards/card";

/**
 * Names of where a card comes from, hashed: its creator with its name, and the ids that sites gave
 * it. Two files that share one are of the same source. A card without a creator has no name of that
 * kind: many a card is just called Alice.
 */
export function sourcesOf(
  card: Pick<Card, "name" | "creator" | "source" | "extensions">,
): string[] {
  const { extensions } = card;
  const name = plain(card.name);
  const creator = plain(card.creator);
  const chub = fieldOf(extensions, "chub");
  const found = [
    name !== "" && creator !== "" ? `creator\n${creator}\n${name}` : null,
    idOf("chub", fieldOf(chub, "id")),
    idOf("chub path", fieldOf(chub, "full_path")),
    idOf("pygmalion", fieldOf(extensions, "pygmalion_id")),
    idOf("pygmalion", fieldOf(fieldOf(extensions, "pygmalion"), "id")),
    ...card.source.map((source) => idOf("source", source)),
  ];
  const keys = found.filter((key) => key !== null).slice(0, mostKeys);
  return [...new Set(keys.map((key) => createHash("sha256").update(key).digest("hex")))];
}

const mostKeys = 20;

/** The name of the lorebook that SillyTavern links to a card; null when there is none. */
export function worldNameOf({ extensions }: Pick<Card, "extensions">): string | null {
  const world = fieldOf(extensions, "world");
  return typeof world === "string" && world.trim() !== "" ? world.trim() : null;
}

function idOf(site: string, id: unknown): string | null {
  if (typeof id === "number" && Number.isFinite(id)) return `${site}\n${id}`;
  return typeof id === "string" && plain(id) !== "" ? `${site}\n${plain(id)}` : null;
}

/** The same for people who type the name another way. */
function plain(text: string): string {
  return text.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
