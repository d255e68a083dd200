"use client";

import type { LoreEntry, Lorebook } from "@personaforge/contract/lorebook";
import { useMemo } from "react";
import { showToast } from "#ui/Toast.tsx";
import {
  copyOfEntry,
  entryTitle,
  insertEntry,
  newEntry,
  removeEntry,
  replaceEntry,
} from "./loreChanges.ts";
import type { LorePlace } from "./lorePlace.ts";
import type { ChangeBook } from "./useLorebook.ts";
import type { LoreMoves } from "./useLoreView.ts";

/** Takes an entry out, and offers to put it back to where it stood. */
function removeWithUndo(changeBook: ChangeBook, moves: LoreMoves, index: number): void {
  let removed: LoreEntry | undefined;
  changeBook((book) => {
    removed = book.entries[index];
    return removeEntry(book, index);
  });
  moves.forget(index);
  const entry = removed;
  if (entry === undefined) return;
  const undo = () => {
    const place = ({ entries }: Lorebook) => Math.min(index, entries.length);
    const book = changeBook((now) => insertEntry(now, place(now), entry));
    moves.reveal(book.entries, book.entries.indexOf(entry));
  };
  showToast({ title: `${entryTitle(entry) ?? "The entry"} is removed`, undo });
}

/**
 * What can be done with the entries of a book, by their places in it. The functions stay the same
 * at every key, so that only the row that is written in renders.
 */
export function useLoreActions(
  changeBook: ChangeBook,
  moves: LoreMoves,
  go: (place: LorePlace) => void,
) {
  return useMemo(() => {
    const show = ({ entries }: Lorebook, entry: number) => {
      moves.reveal(entries, entry);
      go({ entry, field: "keys" });
    };
    return {
      add: () => {
        const book = changeBook((now) => insertEntry(now, now.entries.length, newEntry(now)));
        show(book, book.entries.length - 1);
      },
      put: (index: number, entry: LoreEntry) =>
        void changeBook((book) => replaceEntry(book, index, entry)),
      toggle: moves.toggle,
      copy: (index: number) => {
        const book = changeBook((now) => {
          const entry = now.entries[index];
          return entry === undefined ? now : insertEntry(now, index + 1, copyOfEntry(entry));
        });
        show(book, index + 1);
      },
      remove: (index: number) => removeWithUndo(changeBook, moves, index),
    };
  }, [changeBook, moves, go]);
}

export type LoreActions = ReturnType<typeof useLoreActions>;
