import { countCodePoints, hasVisibleText } from "@personaforge/contract/codePoints";
import { limits } from "@personaforge/contract/limits";
import { beginning } from "./beginning.ts";
import { type FieldPlace, type MappingLog, number, type Place } from "./mappingLog.ts";
import { forDraft, storable } from "./texts.ts";

interface ListPlace extends FieldPlace {
  readonly field: "alternate_greetings" | "group_greetings" | "example_dialogues";
  /** Code points of one text. */
  readonly limit: number;
}

/** Texts that fit, and at which place of the card's list each of them stands. */
export interface ReadList {
  readonly texts: string[];
  readonly indexes: number[];
}

/** How many items of a list are looked at: 2 million empty ones took more than a second. */
const mostLooked = 1_000;

/** The texts of a list that fit their field, with all of them in the draft when some do not. */
export function readList(place: ListPlace, items: readonly string[], log: MappingLog): ReadList {
  const most = limits[place.field];
  const whole = items.slice(0, mostLooked).map(storable);
  const changed = whole.filter((text, index) => text !== items[index]).length;
  if (changed > 0) log.note("unstorable_text", place, unstorable(place, changed));
  const visible = whole.flatMap((text, index) => (hasVisibleText(text) ? [{ text, index }] : []));
  const taken = visible.slice(0, most);
  const longest = taken.reduce((sum, { text }) => Math.max(sum, countCodePoints(text)), 0);
  if (longest > place.limit) {
    const message = `A text of ${place.source} has ${number(longest)} characters; the limit is ${number(place.limit)}. The version has its beginning, the draft all of it.`;
    log.overLimit(place, { message, length: longest, limit: place.limit });
  }
  const length = visible.length + items.length - whole.length;
  if (length > most) {
    const message = `${place.source} holds ${number(length)} texts; the limit is ${most}. The others are in the draft.`;
    log.overLimit(place, { message, length, limit: most });
  }
  if (log.cut.has(place.field))
    draftOf(
      place,
      visible.map(({ text }) => text),
      log,
    );
  return {
    texts: taken.map(({ text }) => beginning(text, place.limit)),
    indexes: taken.map(({ index }) => index),
  };
}

function draftOf(place: ListPlace, texts: readonly string[], log: MappingLog): void {
  log.draft[place.field] = texts.slice(0, limits.draft_list).map(forDraft);
  const over = texts.some((text) => countCodePoints(text) > limits.draft_text);
  if (texts.length <= limits.draft_list && !over) return;
  const message = `A draft holds ${limits.draft_list} texts of ${number(limits.draft_text)} characters. The rest of ${place.source} is in the original only.`;
  log.note("kept_in_original", place, message);
}

function unstorable({ source }: Place, texts: number): string {
  return `${texts === 1 ? "A text" : `${number(texts)} texts`} of ${source} had characters that cannot be stored. They were taken out; the original keeps them.`;
}

const tagsPlace = { field: "tags", source: "tags" } as const;

/** The tags that fit. What does not is left to the original, as a draft with too many helps nobody. */
export function readTags(tags: readonly string[], log: MappingLog): ReadList {
  const seen = new Set<string>();
  const read: { texts: string[]; indexes: number[] } = { texts: [], indexes: [] };
  const left = { long: 0, twice: 0, beyond: Math.max(0, tags.length - mostLooked), changed: 0 };
  tags.slice(0, mostLooked).forEach((tag, index) => {
    const text = storable(tag);
    if (text !== tag) left.changed++;
    if (!hasVisibleText(text)) return;
    if (seen.has(text)) left.twice++;
    else if (countCodePoints(text) > limits.tag) left.long++;
    else if (seen.size === limits.tags) left.beyond++;
    else {
      seen.add(text);
      read.texts.push(text);
      read.indexes.push(index);
    }
  });
  tellTags(left, tags.length, log);
  return read;
}

interface LeftTags {
  long: number;
  twice: number;
  beyond: number;
  changed: number;
}

function tellTags({ long, twice, beyond, changed }: LeftTags, length: number, log: MappingLog) {
  if (changed > 0) log.note("unstorable_text", tagsPlace, unstorable(tagsPlace, changed));
  if (twice > 0) {
    log.note("kept_in_original", tagsPlace, `${number(twice)} of the tags stand there twice.`);
  }
  if (long > 0) {
    const message = `${number(long)} of the tags have more than ${limits.tag} characters. They are in the original only.`;
    log.overLimit(tagsPlace, { message, length: long, limit: limits.tag });
  }
  if (beyond > 0) {
    const message = `There are ${number(length)} tags; the limit is ${limits.tags}. The others are in the original only.`;
    log.overLimit(tagsPlace, { message, length, limit: limits.tags });
  }
}

interface ListEdit<Item> {
  /** The list of the card. */
  readonly items: readonly Item[];
  /** What its items became, and where they stand. */
  readonly texts: readonly string[];
  readonly indexes: readonly number[];
  readonly after: readonly string[];
}

/**
 * The list of the card after an edit: what was not edited stands there as it was before it was cut,
 * and what the version had no room for follows.
 */
export function editList<Item>(
  { items, texts, indexes, after }: ListEdit<Item>,
  made: (text: string, at: number) => Item,
): Item[] {
  const places = new Map<string, number[]>();
  texts.forEach((text, at) => {
    const same = places.get(text);
    if (same === undefined) places.set(text, [indexes[at] ?? 0]);
    else same.push(indexes[at] ?? 0);
  });
  for (const same of places.values()) same.reverse();
  const edited = after.map((text, at) => {
    const index = places.get(text)?.pop();
    return index === undefined ? made(text, at) : (items[index] ?? made(text, at));
  });
  const read = new Set(indexes);
  return [...edited, ...items.filter((_, index) => !read.has(index))];
}

/** The tags of the card after an edit, without those that were taken away or are there now. */
export function editTags(
  tags: readonly string[],
  { texts, indexes }: ReadList,
  after: readonly string[],
): string[] {
  const now = new Set(after);
  const gone = new Set(texts.filter((text) => !now.has(text)));
  const edited = editList({ items: tags, texts, indexes, after }, (text) => text);
  const kept = edited.slice(after.length).filter((tag) => !gone.has(storable(tag)));
  const beyond = kept.filter((tag) => texts.includes(tag) || !now.has(tag));
  return [...edited.slice(0, after.length), ...beyond];
}
