import { type Aliases, nameIn } from "../aliases.ts";
import type { Asset, Card } from "../card.ts";
import { inside, type Place, readDate, readText, readTexts } from "../coerce.ts";
import type { JsonObject } from "../document.ts";
import { fieldOf, isObject } from "../json.ts";
import { readBook } from "../lorebooks/readBook.ts";

const none: Aliases = new Map();

/**
 * The fields of a card, of whichever version: what V2 does not know is read all the same, since
 * programs write V3's fields into it. Unknown fields are left in the document.
 */
export function readData(data: JsonObject, place: Place, aliases = none): Card {
  const read: Read = (name, reader) => {
    const from = nameIn(data, name, aliases);
    return reader(fieldOf(data, from), inside(place, from));
  };
  return {
    name: read("name", readName),
    nickname: read("nickname", textOrNull),
    description: read("description", readText),
    personality: read("personality", readText),
    scenario: read("scenario", readText),
    first_mes: read("first_mes", readText),
    mes_example: read("mes_example", readText),
    creator_notes: read("creator_notes", readText),
    system_prompt: read("system_prompt", readText),
    post_history_instructions: read("post_history_instructions", readText),
    alternate_greetings: read("alternate_greetings", readTexts),
    group_only_greetings: read("group_only_greetings", readTexts),
    tags: read("tags", readTags),
    creator: read("creator", readText),
    character_version: read("character_version", readText),
    creator_notes_multilingual: read("creator_notes_multilingual", readNotes),
    source: read("source", readTexts),
    creation_date: read("creation_date", readDate),
    modification_date: read("modification_date", readDate),
    assets: read("assets", readAssets),
    character_book: read("character_book", readBook),
    extensions: read("extensions", readExtensions),
  };
}

type Read = <Value>(name: string, reader: (value: unknown, place: Place) => Value) => Value;

function readName(value: unknown, place: Place): string {
  const name = readText(value, place);
  if (name.trim() === "") place.warn("name_missing", place.path, "The file names no character.");
  return name;
}

/** Optional fields may be null without being wrong. */
const textOrNull = (value: unknown, place: Place) => readText(value ?? undefined, place);
const readTags = (value: unknown, place: Place) => readTexts(value, place, true);

function readNotes(value: unknown, place: Place): Record<string, string> | null {
  const notes = objectOrNull(value, place);
  if (notes === null) return null;
  const texts = Object.entries(notes).flatMap(([language, note]): [string, string][] => {
    if (typeof note === "string") return [[language, note]];
    const { path, warn } = inside(place, language);
    warn("dropped", path, "This is not a text; it stays in the original only.");
    return [];
  });
  return Object.fromEntries(texts);
}

function readAssets(value: unknown, place: Place): Asset[] {
  if (value === undefined || value === null) return [];
  const { path, warn } = place;
  if (!Array.isArray(value)) {
    warn("dropped", path, "This is not a list of assets; it stays in the original only.");
    return [];
  }
  return value.flatMap((item: unknown, index) => {
    const at = inside(place, index);
    if (isObject(item)) return [readAsset(item, at)];
    warn("dropped", at.path, "This is not an asset; it stays in the original only.");
    return [];
  });
}

function readAsset(asset: JsonObject, place: Place): Asset {
  const read = (name: string) => readText(fieldOf(asset, name), inside(place, name));
  return { ...asset, type: read("type"), uri: read("uri"), name: read("name"), ext: read("ext") };
}

const readExtensions = (value: unknown, place: Place) => objectOrNull(value, place) ?? {};

function objectOrNull(value: unknown, { path, warn }: Place): JsonObject | null {
  if (value === undefined || value === null) return null;
  if (isObject(value)) return value;
  warn("dropped", path, "This is not an object; it stays in the original only.");
  return null;
}
