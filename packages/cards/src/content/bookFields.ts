import { countCodePoints } from "@personaforge/contract/codePoints";
import { limits } from "@personaforge/contract/limits";
import {
  loreEntry,
  type LoreEntry,
  lorebook,
  type Lorebook,
} from "@personaforge/contract/lorebook";
import { beginning } from "./beginning.ts";

/** How much of a lorebook did not fit. */
export interface Fitting {
  texts: number;
  keys: number;
  fields: number;
}

/** The entry within the limits; null when it has no keys or no content. */
export function fitEntry(entry: LoreEntry, fitting: Fitting): LoreEntry | null {
  if (loreEntry.safeParse(entry).success) return entry;
  const fitted: LoreEntry = {
    ...entry,
    keys: fitKeys(entry.keys, fitting),
    content: fitText(entry.content, limits.lore_content, fitting),
  };
  if (entry.secondary_keys !== undefined) {
    fitted.secondary_keys = fitKeys(entry.secondary_keys, fitting);
  }
  if (entry.name !== undefined) fitted.name = fitText(entry.name, limits.lore_name, fitting);
  if (entry.comment !== undefined) {
    fitted.comment = fitText(entry.comment, limits.lore_content, fitting);
  }
  const valid = withValid(fitted, loreEntry.shape, fitting);
  return loreEntry.safeParse(valid).success ? valid : null;
}

/** The fields of a book but for its entries. */
export function fitBookFields(book: Lorebook, fitting: Fitting): Omit<Lorebook, "entries"> {
  const { entries: _, ...fields } = book;
  const fitted = { ...fields };
  if (typeof fields.name === "string") {
    fitted.name = fitText(fields.name, limits.lore_name, fitting);
  }
  if (typeof fields.description === "string") {
    fitted.description = fitText(fields.description, limits.lore_content, fitting);
  }
  const { entries: __, ...optional } = lorebook.shape;
  return withValid(fitted, optional, fitting);
}

interface Schema {
  safeParse(value: unknown): { success: boolean };
}

/** The object without those of its own fields that the contract would refuse. */
function withValid<Value extends object>(
  value: Value,
  schemas: Readonly<Record<string, Schema>>,
  fitting: Fitting,
): Value {
  const held = Object.entries(value).filter(([name, item]) => {
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    return schema === undefined || schema.safeParse(item).success;
  });
  fitting.fields += Object.keys(value).length - held.length;
  return Object.fromEntries(held) as Value;
}

function fitKeys(keys: readonly string[], fitting: Fitting): string[] {
  const fitted = keys.filter((key) => countCodePoints(key) <= limits.lore_key);
  fitting.keys += keys.length - Math.min(fitted.length, limits.lore_keys);
  return fitted.slice(0, limits.lore_keys);
}

function fitText(text: string, limit: number, fitting: Fitting): string {
  if (countCodePoints(text) <= limit) return text;
  fitting.texts++;
  return beginning(text, limit);
}
