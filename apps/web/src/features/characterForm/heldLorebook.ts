import type { LoreEntry, Lorebook } from "@personaforge/contract/lorebook";

/**
 * A lorebook as a form holds it; what changes is another book, never this one. The form library
 * copies and compares every plain object among its values at every key, which takes 30 ms for
 * 10,000 entries; what stands in a private field it leaves alone.
 */
export class HeldLorebook {
  readonly #book: Lorebook | null;

  constructor(book: Lorebook | null) {
    this.#book = book;
  }

  read(): Lorebook | null {
    return this.#book;
  }
}

export const noLorebook = new HeldLorebook(null);

function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => name in right && isSameJson(left[name], right[name]))
  );
}

// By the second one: a form is compared with the newest version and with its draft in turn.
const knownSame = new WeakMap<LoreEntry, LoreEntry>();

function isSameEntry(a: LoreEntry, b: LoreEntry): boolean {
  if (a === b || knownSame.get(b) === a) return true;
  if (!isSameJson(a, b)) return false;
  knownSame.set(b, a);
  return true;
}

function isSameBook(a: Lorebook | null, b: Lorebook | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.entries.length !== b.entries.length) return false;
  return (
    isSameJson({ ...a, entries: [] }, { ...b, entries: [] }) &&
    a.entries.every((entry, index) => isSameEntry(entry, b.entries[index] as LoreEntry))
  );
}

/** Whether both hold the same, whatever order their fields are in. */
export function isSameLorebook(a: HeldLorebook, b: HeldLorebook): boolean {
  return isSameBook(a.read(), b.read());
}

const entryTexts = new WeakMap<LoreEntry, string>();

function entryText(entry: LoreEntry): string {
  const known = entryTexts.get(entry);
  if (known !== undefined) return known;
  const text = JSON.stringify(entry);
  entryTexts.set(entry, text);
  return text;
}

/** A lorebook as JSON. Entries that did not change since they were last written cost nothing. */
export function lorebookText({ entries, ...settings }: Lorebook): string {
  const rest = JSON.stringify(settings);
  const start = rest === "{}" ? "{" : `${rest.slice(0, -1)},`;
  return `${start}"entries":[${entries.map(entryText).join(",")}]}`;
}
