import {
  draftLorebook,
  type LoreEntry,
  lorebook,
  type Lorebook,
} from "@personaforge/contract/lorebook";
import { limits } from "@personaforge/contract/limits";
import { sameJson } from "../json.ts";
import { sortedJson } from "./record.ts";
import { fitBookFields, fitEntry, type Fitting } from "./bookFields.ts";
import { editList } from "./lists.ts";
import { type MappingLog, number } from "./mappingLog.ts";
import { storableValue } from "./storableValue.ts";

/** A lorebook that fits, and at which place of the card's book each of its entries stands. */
interface ReadBook {
  readonly book: Lorebook;
  readonly indexes: readonly number[];
}

const place = { field: "lorebook", source: "character_book" } as const;

export function readBook(given: Lorebook | null, log: MappingLog): ReadBook | null {
  if (given === null) return null;
  const isMany = given.entries.length > limits.lore_entries;
  if (!isMany && lorebook.safeParse(given).success) {
    return { book: given, indexes: given.entries.map((_, index) => index) };
  }
  const fitting: Fitting = { texts: 0, keys: 0, fields: 0 };
  const first = { ...given, entries: given.entries.slice(0, limits.lore_entries) };
  const whole = storableValue(first) as Lorebook;
  if (!sameJson(whole, first)) {
    const message =
      "The lorebook had characters or numbers that cannot be stored. They were taken out.";
    log.note("unstorable_text", place, message);
  }
  const fitted = whole.entries.map((entry) => fitEntry(entry, fitting));
  const valid = fitted.flatMap((entry, index) => (entry === null ? [] : [{ entry, index }]));
  const fields = fitBookFields(whole, fitting);
  const taken = fittingInto(fields, valid);
  tell(fitting, log);
  tellEntries({ all: given.entries.length, bad: fitted.length - valid.length, taken }, log);
  if (!isMany && log.cut.has("lorebook") && draftLorebook.safeParse(whole).success) {
    log.draft.lorebook = whole;
  }
  const book = { ...fields, entries: taken.map(({ entry }) => entry) };
  if (lorebook.safeParse(book).success) return { book, indexes: taken.map(({ index }) => index) };
  log.note("kept_in_original", place, "The lorebook cannot be read. It is in the original only.");
  return null;
}

interface PlacedEntry {
  entry: LoreEntry;
  index: number;
}

/** The most that a number with an exponent takes when the database writes it out. */
const mostDigits = 330;

/** The first entries, as many as a lorebook may hold by number and by length. */
function fittingInto(
  fields: Omit<Lorebook, "entries">,
  entries: readonly PlacedEntry[],
): PlacedEntry[] {
  let left: number = limits.lorebook - lengthOf({ ...fields, entries: [] });
  const end = entries.findIndex(({ entry }) => {
    left -= lengthOf(entry) + 1;
    return left < 0;
  });
  return end === -1 ? [...entries] : entries.slice(0, end);
}

function lengthOf(value: unknown): number {
  const json = JSON.stringify(value);
  return json.length + mostDigits * Array.from(json.matchAll(/\de[+-]\d/g)).length;
}

function tell({ texts, keys, fields }: Fitting, log: MappingLog): void {
  if (texts > 0) {
    const message = `${number(texts)} texts of the lorebook are longer than ${number(limits.lore_content)} characters, or their name than ${number(limits.lore_name)}. The version has their beginnings.`;
    log.overLimit(place, { message, length: texts, limit: limits.lore_content });
  }
  if (keys > 0) {
    const message = `${number(keys)} keys of the lorebook are too long, or one of too many. They are not in the version.`;
    log.overLimit(place, { message, length: keys, limit: limits.lore_keys });
  }
  if (fields > 0) {
    log.note("invalid", place, `${number(fields)} settings of the lorebook make no sense.`);
  }
}

interface EntryCounts {
  readonly all: number;
  readonly bad: number;
  readonly taken: readonly PlacedEntry[];
}

function tellEntries({ all, bad, taken }: EntryCounts, log: MappingLog): void {
  if (bad > 0) {
    const message = `${number(bad)} entries of the lorebook cannot be read. They are in the original only.`;
    log.note("kept_in_original", place, message);
  }
  if (taken.length + bad < all) {
    const message = `The lorebook has ${number(all)} entries; the version holds ${number(taken.length)} of them, as it may have ${number(limits.lore_entries)} and ${number(limits.lorebook)} characters. The others are in the original.`;
    log.overLimit(place, { message, length: all, limit: limits.lore_entries });
  }
}

/** The book of the card after an edit: what was not edited stands there as it was before it was cut. */
export function editBook(
  given: Lorebook | null,
  before: ReadBook | null,
  after: Lorebook | null,
): Lorebook | null {
  if (given === null || before === null || after === null) return after;
  const { entries: readEntries, ...read } = before.book;
  const { entries: afterEntries, ...fields } = after;
  const entries = editList(
    {
      items: given.entries,
      texts: readEntries.map(sortedJson),
      indexes: before.indexes,
      after: afterEntries.map(sortedJson),
    },
    (_, at) => afterEntries[at] as LoreEntry,
  );
  const { entries: _, ...old } = given;
  const edited = Object.entries(fields).filter(([name, value]) => !sameJson(value, read[name]));
  const kept = Object.entries(old).filter(
    ([name]) => !Object.hasOwn(read, name) || Object.hasOwn(fields, name),
  );
  return { ...Object.fromEntries([...kept, ...edited]), entries };
}
