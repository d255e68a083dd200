import {
  type LoreEntry,
  loreProfile,
  lorebook,
  type Lorebook,
} from "@personaforge/contract/lorebook";
import { fieldOf, isObject, sameJson, withoutFields } from "../json.ts";
import { profileOf } from "../lorebooks/profile.ts";

/** In the extension of ours. */
export const ownBookField = "lorebook";

/**
 * What others must find in a card and a book of ours may lack: `written` stands there for it, in
 * all entries or in those with these places.
 */
const entryFields: Readonly<Record<string, { held: unknown; written: unknown }>> = {
  extensions: { held: undefined, written: {} },
  use_regex: { held: undefined, written: false },
  case_sensitive: { held: null, written: undefined },
};

/** A profile that the entries do not tell by themselves; null for none. */
export function ownProfile(book: Lorebook): Record<string, unknown> {
  const isTold = book.profile === profileOf({}, book.entries);
  return isTold ? {} : { profile: book.profile ?? null };
}

/** How a book that was written here differs from the one that others read in its card. */
export function ownBook(book: Lorebook): Record<string, unknown> {
  const entries = Object.entries(entryFields).flatMap(([name, { held }]) => {
    const places = book.entries.flatMap((entry, index) => (entry[name] === held ? [index] : []));
    if (places.length === 0) return [];
    return [[name, places.length === book.entries.length ? true : places]];
  });
  return {
    ...ownProfile(book),
    ...(book.extensions === undefined && { extensions: null }),
    ...(entries.length > 0 && { entries: Object.fromEntries(entries) as unknown }),
  };
}

/** The lorebook as it was when PersonaForge wrote the card. */
export function restoredBook(extension: unknown, book: Lorebook | null): Lorebook | null {
  const said = fieldOf(extension, ownBookField);
  if (book === null || !isObject(said)) return book;
  const restored = { ...book, entries: restoredEntries(fieldOf(said, "entries"), book.entries) };
  const bare = fieldOf(said, "extensions") === null && sameJson(book.extensions, {});
  const read = (bare ? withoutFields(restored, new Set(["extensions"])) : restored) as Lorebook;
  const profile = fieldOf(said, "profile");
  const named = loreProfile.safeParse(profile);
  const profiled = named.success ? { ...read, profile: named.data } : read;
  const whole =
    profile === null ? (withoutFields(read, new Set(["profile"])) as Lorebook) : profiled;
  return lorebook.safeParse(whole).success ? whole : book;
}

function restoredEntries(said: unknown, entries: readonly LoreEntry[]): LoreEntry[] {
  const rules = Object.entries(entryFields).flatMap(([name, rule]) => {
    const places = fieldOf(said, name);
    const isAll = places === true;
    const listed = new Set<unknown>(Array.isArray(places) ? places : []);
    return isAll || listed.size > 0 ? [{ ...rule, name, isAll, listed }] : [];
  });
  return entries.map((entry, index) =>
    rules.reduce((restored, { name, held, written, isAll, listed }) => {
      const isMeant = isAll || listed.has(index);
      if (!isMeant || !sameJson(restored[name], written)) return restored;
      const rest = withoutFields(restored, new Set([name])) as LoreEntry;
      return held === undefined ? rest : { ...rest, [name]: held };
    }, entry),
  );
}
