import { clear, createStore, del, entries, set, type UseStore } from "idb-keyval";
import { type ContentForm, emptyForm } from "./contentForm.ts";
import { lorebookText } from "./heldLorebook.ts";

/** Text that was typed in this browser and that the server has not acknowledged. */
export type Draft = {
  /** The revision it was typed over; 0 for a character that does not exist yet. */
  revision: number;
  /** ISO 8601, when it was last typed at. */
  at: string;
  texts: Partial<ContentForm>;
};

/** A draft of an earlier visit, with the place it is kept in. */
export type KeptDraft = Draft & { place: string };

/** Of a character that does not exist yet; another account in this browser is not offered it. */
export const newDraftOf = (accountId: string | undefined) =>
  accountId === undefined ? "new" : `new:${accountId}`;
export const draftOf = (id: string) => `character:${id}`;

/**
 * Where one tab keeps what is typed into it. Each has a place of its own, so that a tab whose text
 * was acknowledged does not remove what another one still waits for.
 */
export const placeOf = (key: string, tab: string) => `${key}#${tab}`;

let store: UseStore | undefined;
const drafts = () => (store ??= createStore("personaforge", "drafts"));

/**
 * What other visits left behind, newest first. Empty when there is nothing, or when this browser
 * keeps nothing (a private window, a full disk).
 */
export async function readDrafts(key: string, ownPlace: string): Promise<KeptDraft[]> {
  try {
    const kept = (await entries<string, unknown>(drafts())).filter(
      ([place]) => (place === key || place.startsWith(`${key}#`)) && place !== ownPlace,
    );
    if (kept.length === 0) return [];
    const { storedDraft } = await import("./storedDraft.ts");
    return kept
      .flatMap(([place, value]) => {
        const { data } = storedDraft.safeParse(value);
        if (data === undefined) return [];
        const texts = Object.entries(data.texts).filter(
          ([name, text]) => text !== undefined && name in emptyForm,
        );
        return [{ ...data, place, texts: Object.fromEntries(texts) }];
      })
      .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  } catch {
    return [];
  }
}

/** As the browser can keep it: an object of a class would come back empty. */
export function storableDraft({ texts, ...rest }: Draft): object {
  const book = texts.lorebook?.read();
  if (book === undefined) return { ...rest, texts };
  return { ...rest, texts: { ...texts, lorebook: book === null ? "null" : lorebookText(book) } };
}

/** Keeps the draft, or removes what was kept when it is null. False when this browser refuses. */
export async function keepDraft(place: string, draft: Draft | null): Promise<boolean> {
  try {
    await (draft === null ? del(place, drafts()) : set(place, storableDraft(draft), drafts()));
    return true;
  } catch {
    return false;
  }
}

/** Removes what every tab kept: whoever uses this browser next is somebody else. */
export async function forgetDrafts(): Promise<void> {
  try {
    await clear(drafts());
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
