import type { Lorebook, LoreEntry } from "@personaforge/contract/lorebook";
import { align } from "../align.ts";
import { renamed } from "../aliases.ts";
import type { JsonObject } from "../document.ts";
import { isObject, sameJson, withoutFields } from "../json.ts";
import { type ItemRules, patchItems, patchObject } from "../patch.ts";
import { cardRules } from "./patchEntry.ts";
import { bookAliases } from "./readBook.ts";

interface BookEdit {
  /** Null when there was none. */
  readonly before: Lorebook | null;
  readonly after: Lorebook;
}

/** A book with an edit; `before` is what was read of it. */
export function patchBook(raw: unknown, { before, after }: BookEdit, rules = cardRules): unknown {
  if (sameJson(before, after)) return raw;
  if (before === null || !(isObject(raw) || Array.isArray(raw))) {
    return newBook(after, rules);
  }
  const lists = [before.entries, after.entries] as const;
  if (Array.isArray(raw)) {
    const fields = bookFields({}, after);
    const entries = patchItems(raw, lists, rules);
    return Object.keys(fields).length === 0 ? entries : { ...fields, entries };
  }
  const patched = patchObject(raw, bookFields(raw, before), bookFields(raw, after));
  return { ...patched, entries: patchEntries(raw["entries"], lists, rules) };
}

/** Cards must have extensions, here and in every entry. */
function newBook(book: Lorebook, rules: ItemRules<LoreEntry>): JsonObject {
  const entries = book.entries.map((entry) => rules.create(entry));
  return { extensions: {}, ...bookFields({}, book), entries };
}

/** All but the entries. `profile` is ours: a file without it does not get it. */
function bookFields(raw: JsonObject, book: Lorebook): JsonObject {
  const names = Object.hasOwn(raw, "profile") ? ["entries"] : ["entries", "profile"];
  return renamed(withoutFields(book, new Set(names)), raw, bookAliases);
}

type Lists = readonly [readonly LoreEntry[], readonly LoreEntry[]];

/** A list of entries, or an object of them by uid. */
export function patchEntries(raw: unknown, lists: Lists, rules: ItemRules<LoreEntry>): unknown {
  const [before, after] = lists;
  if (sameJson(before, after)) return raw;
  if (isObject(raw)) return patchKeyed(raw, lists, rules);
  return patchItems(Array.isArray(raw) ? raw : [], lists, rules);
}

function patchKeyed(raw: JsonObject, [before, after]: Lists, rules: ItemRules<LoreEntry>) {
  const shown = Object.entries(raw).filter(([, item]) => rules.shows(item));
  const places = align(before, after);
  const used = new Set(Object.keys(raw));
  const kept = new Map<string, unknown>();
  const added = new Map<string, unknown>();
  for (const [place, entry] of after.entries()) {
    const from = places[place] ?? null;
    const source = from === null ? undefined : shown[from];
    const old = from === null ? undefined : before[from];
    if (source === undefined || old === undefined) {
      const key = freeKey(entry, used);
      used.add(key);
      // The number is the entry's id too, and no two may have the same.
      const isOwn = String(entry.id) === key;
      added.set(key, rules.create(isOwn ? entry : { ...entry, id: Number(key) }));
    } else {
      const [key, item] = source;
      kept.set(key, sameJson(old, entry) ? item : rules.patch(item, old, entry));
    }
  }
  const rest = Object.entries(raw).flatMap(([key, item]): [string, unknown][] => {
    if (!rules.shows(item)) return [[key, item]];
    return kept.has(key) ? [[key, kept.get(key)]] : [];
  });
  return Object.fromEntries([...rest, ...added]);
}

function freeKey({ id }: LoreEntry, used: ReadonlySet<string>): string {
  if (id !== undefined && !used.has(String(id))) return String(id);
  // As many keys as there are cannot all be below their number.
  let key = used.size;
  while (used.has(String(key))) key++;
  return String(key);
}
