import type { Lorebook } from "@personaforge/contract/lorebook";
import { type Card, emptyCard } from "../card.ts";

/** A book on its own: a card with its name and nothing else. */
export function lorebookCard(book: Lorebook): Card {
  return { ...emptyCard(), name: book.name ?? "", character_book: book };
}

const none: Lorebook = { entries: [] };

/** The book before and after an edit; the card's name is the book's. */
export function editedBooks(before: Card, after: Card): { before: Lorebook; after: Lorebook } {
  const old = before.character_book ?? none;
  const book = after.character_book ?? none;
  return { before: old, after: before.name === after.name ? book : { ...book, name: after.name } };
}
