import { align } from "./align.ts";
import type { JsonObject } from "./document.ts";
import { isObject, sameJson } from "./json.ts";

/**
 * A document with only those paths changed in which `after` differs from `before`, which has the
 * same shape as `after`. What the document has beside that shape stays: unknown fields, and values
 * of odd types as long as the value that was read of them is not edited. Without a difference it is
 * the very same value.
 */
export function patch(raw: unknown, before: unknown, after: unknown): unknown {
  if (sameJson(before, after)) return raw;
  if (isObject(raw) && isObject(before) && isObject(after)) return patchObject(raw, before, after);
  if (Array.isArray(raw) && Array.isArray(before) && Array.isArray(after)) {
    return patchList(raw, before, after);
  }
  return after;
}

export function patchObject(raw: JsonObject, before: JsonObject, after: JsonObject): JsonObject {
  const changes = new Map<string, unknown>();
  for (const [name, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    if (sameJson(old, value)) continue;
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    changes.set(name, patch(given, old, value));
  }
  const gone = new Set(Object.keys(before).filter((name) => !Object.hasOwn(after, name)));
  if (changes.size === 0 && gone.size === 0) return raw;
  const kept = Object.entries(raw).flatMap(([name, value]) => {
    if (gone.has(name)) return [];
    const changed: [string, unknown] = [name, changes.has(name) ? changes.get(name) : value];
    return [changed];
  });
  const added = [...changes].filter(([name]) => !Object.hasOwn(raw, name));
  return Object.fromEntries([...kept, ...added]);
}

/** How the items of a list are edited. */
export interface ItemRules<Item> {
  /** Whether a reader makes an item of it; what it skips stays where it is. */
  shows(raw: unknown): boolean;
  /** An item with the edit, or a new one of nothing when it is new. */
  patch(raw: unknown, before: Item, after: Item): unknown;
  create(after: Item): unknown;
}

function patchList(raw: readonly unknown[], before: unknown[], after: unknown[]): unknown[] {
  const ofObjects = (before.length > 0 ? before : after).some(isObject);
  return patchItems(raw, [before, after], {
    shows: (item) => (ofObjects ? isObject(item) : isScalar(item)),
    patch,
    create: (item) => item,
  });
}

/** What readers of lists of texts take as an item. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** A list with the items of `after` in their order; each keeps what it is in the document. */
export function patchItems<Item>(
  raw: readonly unknown[],
  [before, after]: readonly [readonly Item[], readonly Item[]],
  rules: ItemRules<Item>,
): unknown[] {
  const { first, items } = withSkipped(raw, rules);
  // The reader made the list of something else than its items, such as a text with commas.
  if (items.length !== before.length) return after.map((item) => rules.create(item));
  const places = align(before, after);
  const result = [...first];
  for (const [place, item] of after.entries()) {
    const from = places[place] ?? null;
    const source = from === null ? undefined : items[from];
    const old = from === null ? undefined : before[from];
    if (source === undefined || old === undefined) result.push(rules.create(item));
    else {
      result.push(sameJson(old, item) ? source.raw : rules.patch(source.raw, old, item));
      for (const skipped of source.skipped) result.push(skipped);
      source.skipped = [];
    }
  }
  for (const { skipped } of items) for (const item of skipped) result.push(item);
  return result;
}

interface RawItem {
  readonly raw: unknown;
  /** What stands behind it and is no item. */
  skipped: readonly unknown[];
}

function withSkipped<Item>(raw: readonly unknown[], rules: ItemRules<Item>) {
  const first: unknown[] = [];
  const items: RawItem[] = [];
  let skipped = first;
  for (const item of raw) {
    if (!rules.shows(item)) skipped.push(item);
    else {
      skipped = [];
      items.push({ raw: item, skipped });
    }
  }
  return { first, items };
}
