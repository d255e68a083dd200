import type { LoreEntry } from "@personaforge/contract/lorebook";
import { type Aliases, nameIn, namesInUse } from "../aliases.ts";
import {
  inside,
  type Place,
  readFlag,
  readNumber,
  readText,
  readTexts,
  splitAtCommas,
} from "../coerce.ts";
import type { JsonObject } from "../document.ts";
import { fieldOf, isObject, withoutFields } from "../json.ts";

/** Where an entry without an order stands in SillyTavern. */
const defaultOrder = 100;

/** SillyTavern's names for the same, which stand in some books of cards. */
export const entryAliases: Aliases = new Map([
  ["keys", ["key"]],
  ["secondary_keys", ["keysecondary"]],
  ["insertion_order", ["order"]],
]);

/** What of an entry is read by its type here; everything else stays as it is. */
const typed = [
  ...["keys", "content", "enabled", "insertion_order", "extensions", "use_regex"],
  ...["case_sensitive", "selective", "secondary_keys", "constant", "position", "priority"],
  ...["id", "name", "comment"],
];

/** An entry of a book of a card, V2 or V3, with its unknown fields. */
export function readEntry(entry: JsonObject, place: Place): LoreEntry {
  const read: Read = (name, reader) => {
    const from = nameIn(entry, name, entryAliases);
    return reader(fieldOf(entry, from), inside(place, from));
  };
  const taken = new Set([...typed, ...namesInUse(entry, entryAliases)]);
  if (!Object.hasOwn(entry, "enabled")) taken.add("disable");
  const hasSecondary = Object.hasOwn(entry, nameIn(entry, "secondary_keys", entryAliases));
  return {
    ...withoutFields(entry, taken),
    keys: read("keys", readKeys),
    content: read("content", readText),
    enabled: readEnabled(entry, place),
    insertion_order: read("insertion_order", readNumber) ?? defaultOrder,
    ...present({
      ...readPosition(entry, place),
      use_regex: read("use_regex", readFlag),
      case_sensitive: entry["case_sensitive"] === null ? null : read("case_sensitive", readFlag),
      selective: read("selective", readFlag),
      secondary_keys: hasSecondary ? read("secondary_keys", readKeys) : undefined,
      constant: read("constant", readFlag),
      priority: read("priority", readNumber),
      id: read("id", readId),
      name: read("name", readOptionalText),
      comment: read("comment", readOptionalText),
    }),
  };
}

type Read = <Value>(name: string, reader: (value: unknown, place: Place) => Value) => Value;

type Present<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that have a value: absent ones must not be there as undefined. */
export function present<Fields extends object>(fields: Fields): Present<Fields>;
export function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A list, or one text with commas; a regular expression is one key. */
function readKeys(value: unknown, place: Place): string[] {
  return readTexts(value, place, typeof value === "string" && !value.trimStart().startsWith("/"));
}

/** Texts with commas, as programs write them that have no lists; no reason to warn. */
export function keysOfText(value: unknown, place: Place): string[] {
  if (typeof value !== "string") return readKeys(value, place);
  return value.trimStart().startsWith("/") ? [value] : splitAtCommas(value);
}

export function readOptionalText(value: unknown, place: Place): string | undefined {
  return value === undefined || value === null ? undefined : readText(value, place);
}

export function readId(value: unknown, { path, warn }: Place): number | string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (value !== undefined && value !== null) {
    warn("dropped", path, "This is not an id; it stays in the original only.");
  }
  return undefined;
}

export function readExtensions(value: unknown, { path, warn }: Place): JsonObject | undefined {
  if (value === undefined || value === null || isObject(value)) return value ?? undefined;
  warn("dropped", path, "This is not an object; it stays in the original only.");
  return undefined;
}

function readEnabled(entry: JsonObject, place: Place): boolean {
  const enabled = readFlag(fieldOf(entry, "enabled"), inside(place, "enabled"));
  if (enabled !== undefined) return enabled;
  return readFlag(fieldOf(entry, "disable"), inside(place, "disable")) !== true;
}

/**
 * SillyTavern has numbers for more positions than the card's two; they belong into the extensions,
 * where they beat `position`, and some books have them in `position`.
 */
function readPosition(entry: JsonObject, place: Place): Positioned {
  const extensions = readExtensions(fieldOf(entry, "extensions"), inside(place, "extensions"));
  const value = fieldOf(entry, "position");
  if (value === undefined || value === null || value === "") return { extensions };
  if (value === "before_char" || value === "after_char") return { extensions, position: value };
  const { path, warn } = inside(place, "position");
  if (typeof value === "number") {
    warn("coerced", path, "SillyTavern's number of a position is read as one of its settings.");
    return {
      extensions: { position: value, ...extensions },
      position: value === 0 ? "before_char" : "after_char",
    };
  }
  const [, side] = typeof value === "string" ? (/^(before|after)/i.exec(value) ?? []) : [];
  if (side === undefined) {
    warn("dropped", path, "This is not a position; it stays in the original only.");
    return { extensions };
  }
  warn("coerced", path, "This position is read as before or after the character.");
  return { extensions, position: side.toLowerCase() === "before" ? "before_char" : "after_char" };
}

interface Positioned {
  extensions: JsonObject | undefined;
  position?: "before_char" | "after_char";
}
