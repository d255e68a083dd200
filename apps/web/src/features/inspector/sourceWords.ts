import type { Lorebook } from "@personaforge/contract/lorebook";
import type { LoreFate, SectionName } from "@personaforge/contract/promptReport";
import type { ContentKey } from "#features/characterForm/contentForm.ts";
import { fieldLabels } from "#features/characterForm/fields.ts";
import { sectionLooks } from "./sectionLook.ts";

/** The field of the character that a path begins with: `alternate_greetings.2`; null for others. */
export function fieldOfPath(path: string | null): ContentKey | null {
  const [key = ""] = (path ?? "").split(".");
  return Object.hasOwn(fieldLabels, key) ? (key as ContentKey) : null;
}

/** The place of an entry that a path leads to: `lorebook.entries.3`, `lorebook.entries.3.keys.0`. */
export function entryOfPath(path: string | null): number | null {
  const [, entry] = /^lorebook\.entries\.(\d+)/.exec(path ?? "") ?? [];
  return entry === undefined ? null : Number(entry);
}

export const entryPath = (entry: number) => `lorebook.entries.${entry}`;

/** The name of an entry by its place; empty when it has none, or is not known. */
export type EntryNames = (entry: number) => string;

const unnamed: EntryNames = () => "";

export function namesOfFates(fates: readonly LoreFate[] = []): EntryNames {
  const names = new Map(fates.map(({ entry, name }) => [entry, name]));
  return (entry) => names.get(entry) ?? "";
}

/** As the report names them: by name, else comment, else the first key. */
export function namesOfBook(book: Lorebook | null): EntryNames {
  return (place) => {
    const entry = book?.entries[place];
    return [entry?.name, entry?.comment, entry?.keys[0]].find((name) => name?.trim()) ?? "";
  };
}

export function entryName(entry: number, names: EntryNames): string {
  return names(entry).trim() || `Entry ${entry + 1}`;
}

/** What a part of a prompt is called by where it comes from. */
export function sourceLabel(
  { section, source }: { section: SectionName; source: string | null },
  names: EntryNames = unnamed,
): string {
  const entry = entryOfPath(source);
  if (entry !== null) return entryName(entry, names);
  const field = fieldOfPath(source);
  const [, place] = (source ?? "").split(".");
  const ordinal = place !== undefined && /^\d+$/.test(place) ? Number(place) + 1 : null;
  if (field !== null) return [fieldLabels[field], ordinal].join(" ").trim();
  if (section === "history" && ordinal !== null) return `Turn ${ordinal}`;
  return sectionLooks[section].label;
}

/** What a path of a finding or of a refusal is called. */
export function pathLabel(path: string, names: EntryNames = unnamed): string {
  return path === "" ? "Whole character" : sourceLabel({ section: "frame", source: path }, names);
}

/** What a sentence calls a place of the content. */
export function placeWords(path: string, names: EntryNames): string {
  const label = pathLabel(path, names);
  return entryOfPath(path) === null ? label : `“${label}”`;
}
