import { limits } from "@personaforge/contract/limits";
import { type LoreEntry, type Lorebook, lorebook } from "@personaforge/contract/lorebook";
import { lorebookText } from "./heldLorebook.ts";

/** `path` leads from the lorebook to what is wrong. */
export type LorebookIssue = { path: PropertyKey[]; message: string };

function issuesOf(value: unknown): LorebookIssue[] {
  const { error } = lorebook.safeParse(value);
  return error?.issues.map(({ path, message }) => ({ path: [...path], message })) ?? [];
}

const known = new WeakMap<LoreEntry, LorebookIssue[]>();

function entryIssues(entry: LoreEntry): LorebookIssue[] {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const issues = issuesOf({ entries: [entry] });
  known.set(entry, issues);
  return issues;
}

/** Half a frame: a key that is pressed meanwhile is still answered in time. */
const slice = 8;
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** What the whole book breaks, though every entry may be right by itself. */
function sizeIssues(book: Lorebook): LorebookIssue[] {
  const isOver =
    book.entries.length > limits.lore_entries || lorebookText(book).length > limits.lorebook;
  return isOver ? issuesOf(book).filter(({ path }) => path.length < 2) : [];
}

async function issuesOfBook(book: Lorebook): Promise<LorebookIssue[]> {
  const issues = issuesOf({ ...book, entries: [] });
  let began = performance.now();
  for (const [index, entry] of book.entries.entries()) {
    for (const { path, message } of entryIssues(entry)) {
      issues.push({ path: ["entries", index, ...path.slice(2)], message });
    }
    if (performance.now() - began > slice) {
      await pause();
      began = performance.now();
    }
  }
  return [...issues, ...sizeIssues(book)];
}

const knownOfBook = new WeakMap<Lorebook, Promise<LorebookIssue[]>>();

/**
 * Checks with the contract's schema. A book, and each of its entries, is checked once, as long as
 * nothing in it changes, and in slices: 10,000 entries at once would stop the page for half a second.
 */
export function checkLorebook(book: Lorebook): Promise<LorebookIssue[]> {
  const before = knownOfBook.get(book);
  if (before !== undefined) return before;
  const issues = issuesOfBook(book);
  knownOfBook.set(book, issues);
  return issues;
}
