import type { LoreEntry } from "@personaforge/contract/lorebook";
import * as fc from "fast-check";
import type { Card } from "../card.ts";

/** A change of a card as somebody makes it in the editor, and the fields of the card that it is of. */
export interface CardChange {
  readonly field: keyof Card;
  apply(card: Card): Card;
}

const text = fc.string({ minLength: 1, maxLength: 8 }).map((value) => `new ${value}`);

const newText = fc
  .tuple(
    fc.constantFrom(
      "name",
      "description",
      "personality",
      "first_mes",
      "creator_notes",
      "system_prompt",
    ),
    text,
  )
  .map(([field, value]): CardChange => ({
    field: field as keyof Card,
    apply: (card) => ({ ...card, [field]: value }),
  }));

type Change = (list: readonly string[], place: number, value: string) => string[];
const listChanges: Change[] = [
  (list, _, value) => [...list, value],
  (list, place, value) => list.toSpliced(place, 0, value),
  (list, place) => list.toSpliced(place, 1),
  (list, place, value) => list.map((item, index) => (index === place ? value : item)),
  (list) => list.toReversed(),
];
const newList = fc
  .tuple(
    fc.constantFrom("alternate_greetings" as const, "tags" as const),
    fc.constantFrom(...listChanges),
    fc.tuple(fc.nat(3), text),
  )
  .map(([field, change, [place, value]]): CardChange => ({
    field,
    apply: (card) => ({ ...card, [field]: change(card[field], place, value) }),
  }));

type EntryChange = (entries: readonly LoreEntry[], place: number, value: string) => LoreEntry[];
const entryChanges: EntryChange[] = [
  (entries, place, content) =>
    entries.map((entry, index) => (index === place ? { ...entry, content } : entry)),
  (entries, place) =>
    entries.map((entry, index) =>
      index === place ? { ...entry, enabled: !entry.enabled } : entry,
    ),
  (entries, place, key) =>
    entries.map((entry, index) =>
      index === place ? { ...entry, keys: [...entry.keys, key] } : entry,
    ),
  (entries, place) => entries.toSpliced(place, 1),
  (entries, place) =>
    entries.map((entry, index) =>
      index === place ? { ...entry, extensions: { ...entry.extensions, position: 3 } } : entry,
    ),
  (entries, _, content) => [
    ...entries,
    { keys: [content], content, enabled: true, insertion_order: 1, id: "added" },
  ],
];
const newBook = fc
  .tuple(fc.constantFrom(...entryChanges), fc.nat(3), text)
  .map(([change, place, value]): CardChange => ({
    field: "character_book",
    apply(card) {
      const book = card.character_book ?? { entries: [] };
      return { ...card, character_book: { ...book, entries: change(book.entries, place, value) } };
    },
  }));

const otherChanges: CardChange[] = [
  { field: "character_book", apply: (card) => ({ ...card, character_book: null }) },
  {
    field: "extensions",
    apply: (card) => ({ ...card, extensions: { ...card.extensions, edited: [1] } }),
  },
  { field: "extensions", apply: (card) => ({ ...card, extensions: {} }) },
];
const newer: CardChange[] = [
  { field: "nickname", apply: (card) => ({ ...card, nickname: "Nick" }) },
  { field: "creation_date", apply: (card) => ({ ...card, creation_date: 12 }) },
  {
    field: "assets",
    apply: (card) => ({ ...card, assets: card.assets.map((asset) => ({ ...asset, name: "x" })) }),
  },
  {
    field: "group_only_greetings",
    apply: (card) => ({ ...card, group_only_greetings: ["Hi all"] }),
  },
];

export const changeOfV2 = fc.oneof(newText, newList, newBook, fc.constantFrom(...otherChanges));
export const changeOfV3 = fc.oneof(changeOfV2, fc.constantFrom(...newer));
