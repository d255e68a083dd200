import { objectOf } from "../places.ts";
import { align } from "../align.ts";
import type { Card } from "../card.ts";
import { fieldOf, isObject, sameJson } from "../json.ts";
import { type ItemRules, patchItems } from "../patch.ts";
import type { MappingLog } from "./mappingLog.ts";
import { readText } from "./texts.ts";

const field = "tone_description";
/** Where the tone came from, as losses name it. */
export const toneSource = "extensions.eliza";
const extension = "eliza";

/** How an eliza character speaks: its adjectives in a line, its rules of style in one each. */
export function readTone(card: Card, log: MappingLog): string | null {
  const { adjectives, all, chat } = partsOf(fieldOf(card.extensions, extension));
  const place = { field, source: toneSource } as const;
  const lines = [...lineOf(adjectives), ...all, ...chat];
  const tone = readText(place, lines.join("\n"), log);
  if (tone === null) return null;
  log.note("derived", place, "The tone was made from the adjectives and the style.");
  log.derived.add(field);
  return tone;
}

interface Parts {
  readonly adjectives: readonly string[];
  readonly all: readonly string[];
  readonly chat: readonly string[];
}

function partsOf(eliza: unknown): Parts {
  const style = fieldOf(eliza, "style");
  return {
    adjectives: textsOf(fieldOf(eliza, "adjectives")),
    all: textsOf(fieldOf(style, "all")),
    chat: textsOf(fieldOf(style, "chat")),
  };
}

const isText = (item: unknown) => typeof item === "string" && item.trim() !== "";

function textsOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => isText(item));
}

const separator = ", ";
const lineOf = (adjectives: readonly string[]) =>
  adjectives.length === 0 ? [] : [adjectives.join(separator)];

/**
 * The extensions of a card with another tone: of an eliza character, its adjectives and its rules
 * follow the lines of the tone, and a line that was not edited stays where it is.
 */
export function editTone(
  extensions: Record<string, unknown>,
  tone: string | null,
): Record<string, unknown> {
  const eliza = fieldOf(extensions, extension);
  if (!isObject(eliza)) return extensions;
  const before = partsOf(eliza);
  const after = divided(before, tone ?? "");
  const described = withTexts(eliza, "adjectives", [before.adjectives, after.adjectives]);
  const given = objectOf(fieldOf(described, "style"));
  const ruled = withTexts(given, "all", [before.all, after.all]);
  const style = withTexts(ruled, "chat", [before.chat, after.chat]);
  const edited = style === given ? described : { ...described, style };
  return { ...extensions, [extension]: edited };
}

/** The lines of a tone as the parts of a file, in an order in which they are read as the same tone. */
function divided(before: Parts, tone: string): Parts {
  const first = lineOf(before.adjectives);
  const pieces = [...first, ...before.all, ...before.chat];
  const lines = linesOf(tone, pieces);
  const places = align(pieces, lines);
  const [line = ""] = lines;
  const isDescribed = first.length > 0 && places[0] === 0;
  const isSame = isDescribed && line === first[0];
  const isChanged = isDescribed && !isSame && areAdjectives(line);
  const rules = isSame || isChanged ? 1 : 0;
  // New rules stay with the one above them, and all up to the last that is for every place are too.
  const firstOfChat = first.length + before.all.length;
  const lastOfAll = places.findLastIndex((place) => place !== null && place < firstOfChat);
  const chat = places.findIndex((place, at) => place !== null && at > lastOfAll);
  const end = chat === -1 ? lines.length : chat;
  return {
    adjectives: isSame ? before.adjectives : isChanged ? line.split(separator) : [],
    all: lines.slice(rules, end),
    chat: lines.slice(end),
  };
}

/**
 * The lines of a tone, which joined give it back: a piece of several lines that is still there is one,
 * and blank ones belong to the line below, or above at the end.
 */
function linesOf(tone: string, pieces: readonly string[]): string[] {
  // A piece that comes later than a tone is long was never in it.
  const long = pieces.slice(0, tone.length).filter((piece) => piece.includes("\n"));
  const whole = `${tone}\n`;
  const lines: string[] = [];
  let start = 0;
  for (let from = 0; from < whole.length;) {
    const known = long.find((piece) => whole.startsWith(`${piece}\n`, from));
    const end = known === undefined ? whole.indexOf("\n", from) : from + known.length;
    from = end + 1;
    if (whole.slice(start, end).trim() === "") continue;
    lines.push(whole.slice(start, end));
    start = from;
  }
  const last = lines.pop();
  return last === undefined ? [] : [...lines, last + whole.slice(start - 1, -1)];
}

/** Whether a line lists how somebody is, in few words each. */
const areAdjectives = (line: string) =>
  !/[.!?]$/.test(line) && line.split(separator).every((part) => /^\S+(?: \S+){0,2}$/.test(part));

const textRules: ItemRules<string> = {
  shows: isText,
  patch: (_raw, _before, after) => after,
  create: (text) => text,
};

/** The object with another list of texts; what in the list is none stays, and one text alone stays one. */
function withTexts(
  value: Record<string, unknown>,
  name: string,
  [before, after]: readonly [readonly string[], readonly string[]],
): Record<string, unknown> {
  if (sameJson(before, after)) return value;
  const given = fieldOf(value, name);
  if (typeof given === "string" && after.length <= 1) return { ...value, [name]: after[0] ?? "" };
  const items = Array.isArray(given) ? given : textsOf(given);
  return { ...value, [name]: patchItems(items, [before, after], textRules) };
}
