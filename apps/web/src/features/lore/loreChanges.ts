import type { LoreEntry, Lorebook } from "@personaforge/contract/lorebook";

/** What is set to undefined goes; everything else of the object stays as it is. */
export type Change<Target> = { readonly [Key in keyof Target]?: Target[Key] | undefined };

export const emptyBook: Lorebook = { entries: [] };

/** The change over the object. Fields that other programs added are kept, in their order. */
export function withChange<Target extends object>(target: Target, change: Change<Target>): Target {
  const merged = Object.entries({ ...target, ...change });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Target;
}

/** The same for what stands in an entry's `extensions`. */
export function withExtensions(
  entry: LoreEntry,
  change: Change<Record<string, unknown>>,
): LoreEntry {
  return { ...entry, extensions: withChange({ ...entry.extensions }, change) };
}

/** A book that says nothing at all is none, so that adding and removing leaves nothing behind. */
export function orNoBook(book: Lorebook): Lorebook | null {
  const { entries, ...settings } = book;
  return entries.length === 0 && Object.keys(settings).length === 0 ? null : book;
}

export function replaceEntry(book: Lorebook, index: number, entry: LoreEntry): Lorebook {
  return { ...book, entries: book.entries.with(index, entry) };
}

export function insertEntry(book: Lorebook, index: number, entry: LoreEntry): Lorebook {
  return { ...book, entries: book.entries.toSpliced(index, 0, entry) };
}

export function removeEntry(book: Lorebook, index: number): Lorebook {
  return { ...book, entries: book.entries.toSpliced(index, 1) };
}

/** SillyTavern's number for an entry that is the first of its book. */
const firstOrder = 100;

/** An entry to write into. It stands behind all others in the prompt. */
export function newEntry({ entries }: Lorebook): LoreEntry {
  const last = entries.reduce(
    (most, entry) => Math.max(most, entry.insertion_order),
    firstOrder - 1,
  );
  return { keys: [], content: "", enabled: true, insertion_order: last + 1, extensions: {} };
}

/** The same entry once more, without the id that must stay its own. */
export function copyOfEntry(entry: LoreEntry): LoreEntry {
  const name = entry.name ? `${entry.name} (copy)` : undefined;
  return withChange(structuredClone(entry), { id: undefined, name });
}

/** What an entry is called: by its name, its comment, or the first of its keys. */
export function entryTitle({ name, comment, keys }: LoreEntry): string | null {
  return [name, comment, keys[0]].find((text) => text !== undefined && text.trim() !== "") ?? null;
}
