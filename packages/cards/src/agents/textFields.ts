import type { Card } from "../card.ts";
import type { Edit, Warn } from "../document.ts";
import { readText, readTexts } from "../coerce.ts";
import { sameJson } from "../json.ts";
import { isScalar, type ItemRules, patchItems } from "../patch.ts";
import { at, listOf, type Path, pathText, withAt } from "../places.ts";

type TextField =
  | "name"
  | "nickname"
  | "description"
  | "personality"
  | "scenario"
  | "first_mes"
  | "mes_example"
  | "creator_notes"
  | "system_prompt"
  | "post_history_instructions"
  | "creator"
  | "character_version";

/** Where a document keeps a text of the card, and how it writes what the card writes otherwise. */
export interface TextPlace {
  readonly field: TextField;
  readonly path: Path;
  /** The document's text as the card has it. */
  toCard?(text: string): string;
  /** The card's text as the document has it. */
  toDocument?(text: string): string;
}

/** Warnings of a part of a document, with the way to the part. */
export const within =
  (warn: Warn, part: Path): Warn =>
  (code, path, message) =>
    warn(code, pathText(path === "" ? part : [...part, path]), message);

/** A text at a path; nothing and null are empty. */
export function textAt(document: unknown, path: Path, warn: Warn): string {
  return readText(at(document, path) ?? "", { path: pathText(path), warn });
}

/** A list of texts at a path; one text is a list of it. */
export function textsAt(document: unknown, path: Path, warn: Warn): string[] {
  const value = at(document, path);
  if (typeof value === "string") return value === "" ? [] : [value];
  return readTexts(value, { path: pathText(path), warn });
}

/** Tags as a list, or as one text with commas. */
export function tagsAt(document: unknown, path: Path, warn: Warn): string[] {
  return readTexts(at(document, path), { path: pathText(path), warn }, true);
}

/** The list at a path with the texts that differ between two cards. */
export function patchTextsAt(
  document: unknown,
  path: Path,
  [before, after]: readonly [readonly string[], readonly string[]],
): unknown {
  if (sameJson(before, after)) return document;
  const raw = at(document, path);
  if (typeof raw === "string" && after.length <= 1) return withAt(document, path, after[0] ?? "");
  return withAt(document, path, patchItems(listOf(raw), [before, after], textRules));
}

const textRules: ItemRules<string> = {
  shows: isScalar,
  patch: (_raw, _before, after) => after,
  create: (text) => text,
};

export function readPlaces(
  document: unknown,
  places: readonly TextPlace[],
  warn: Warn,
): Partial<Card> {
  const texts = places.map(({ field, path, toCard }) => {
    const text = textAt(document, path, warn);
    return [field, toCard ? toCard(text) : text];
  });
  const card: Partial<Card> = Object.fromEntries(texts);
  if (card.name === "") warn("name_missing", "name", "The file names no character.");
  return card;
}

/** The document with the texts that differ between two cards. */
export function patchPlaces(
  document: unknown,
  places: readonly TextPlace[],
  { before, after }: Edit,
): unknown {
  let patched = document;
  for (const { field, path, toDocument } of places) {
    const text = after[field];
    if (text === before[field]) continue;
    patched = withAt(patched, path, toDocument ? toDocument(text) : text);
  }
  return patched;
}
