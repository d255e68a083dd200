import type { PublicSummary } from "@personaforge/contract/character";
import type { GallerySearch } from "./galleryParams.ts";
import { loadParts } from "./loadParts.ts";
import type { GalleryFailure } from "./readPage.ts";

/** What the browser read of one search. */
export type Found = {
  cards: readonly PublicSummary[];
  /** Where the next page begins; null after the last one. */
  next: string | null;
  pages: number;
};

type Entry = { found: Found | null; isBusy: boolean; failure: GalleryFailure | null };

const idle: Entry = { found: null, isBusy: false, failure: null };
const entries = new Map<string, Entry>();
const listeners = new Set<() => void>();

// As long as the query client keeps what no page of the studio shows.
const keptFor = 300_000;
let forgetting: ReturnType<typeof setTimeout> | undefined;

/**
 * For `useSyncExternalStore`. A visit to a character and back finds the pages as they were; some
 * minutes after the last look they are forgotten.
 */
export function subscribe(listener: () => void): () => void {
  clearTimeout(forgetting);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) forgetting = setTimeout(() => entries.clear(), keptFor);
  };
}

export const entryOf = (key: string): Entry => entries.get(key) ?? idle;
export const nothingRead = (): Entry => idle;

function change(key: string, news: Partial<Entry>): void {
  entries.set(key, { ...entryOf(key), ...news });
  for (const listener of listeners) listener();
}

/** Reads the page after `before`, or the first one; what came of it is told to the listeners. */
export async function readOn(
  key: string,
  search: GallerySearch,
  before: Found | null,
): Promise<void> {
  if (entryOf(key).isBusy) return;
  change(key, { isBusy: true, failure: null });
  const answer = await loadParts()
    .then(({ readPage }) => readPage(search, before?.next ?? null))
    .catch((error: unknown) => ({ failure: { message: String(error) } }));
  if ("failure" in answer) return change(key, { isBusy: false, failure: answer.failure });
  const { items, next_cursor: next } = answer.page;
  const cards = [...(before?.cards ?? []), ...items];
  change(key, { isBusy: false, found: { cards, next, pages: (before?.pages ?? 0) + 1 } });
}
