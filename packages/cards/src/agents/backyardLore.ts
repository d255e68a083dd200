import type { Lorebook, LoreEntry } from "@personaforge/contract/lorebook";
import { splitAtCommas } from "../coerce.ts";
import type { Edit, JsonObject, Warn } from "../document.ts";
import { isObject, sameJson } from "../json.ts";
import { type ItemRules, patchItems } from "../patch.ts";
import { fromBackyard, toBackyard } from "./backyardMacros.ts";
import { at, listOf, type Path, pathText, withAt } from "../places.ts";
import { textAt, within } from "./textFields.ts";

/** The lore items of a Backyard character as a lorebook: a text under keys with commas each. */
export function readLore(document: unknown, path: Path, warn: Warn): Lorebook | null {
  const items = listOf(at(document, path));
  const shown = items.filter(isObject);
  if (shown.length < items.length) {
    const others = items.length - shown.length;
    warn(
      "dropped",
      pathText(path),
      `${others} lore items are no objects; they stay in the original.`,
    );
  }
  if (shown.length === 0) return null;
  const entries = shown.map((item, index): LoreEntry => {
    const warnOf = within(warn, [...path, index]);
    return {
      keys: splitAtCommas(textAt(item, ["key"], warnOf)),
      content: fromBackyard(textAt(item, ["value"], warnOf)),
      extensions: {},
      enabled: true,
      insertion_order: index,
      id: index,
    };
  });
  return { extensions: {}, entries };
}

/** The lore item of an entry. */
export const loreItemOf = ({ keys, content }: LoreEntry): JsonObject => ({
  key: keys.join(", "),
  value: toBackyard(content),
});

const rules: ItemRules<LoreEntry> = {
  shows: isObject,
  patch(raw, before, after) {
    const { key, value } = loreItemOf(after);
    return {
      ...(isObject(raw) ? raw : {}),
      ...(sameJson(before.keys, after.keys) ? {} : { key }),
      ...(before.content === after.content ? {} : { value }),
    };
  },
  create: loreItemOf,
};

/** The document with the lore items that differ; entries that are off have no place in it. */
export function patchLore(document: unknown, path: Path, { before, after }: Edit): unknown {
  if (sameJson(before.character_book, after.character_book)) return document;
  const old = before.character_book?.entries ?? [];
  const next = (after.character_book?.entries ?? []).filter(({ enabled }) => enabled);
  return withAt(document, path, patchItems(listOf(at(document, path)), [old, next], rules));
}
