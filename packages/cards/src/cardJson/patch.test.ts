import { expect, test } from "vitest";
import type { Card } from "../card.ts";
import type { JsonObject } from "../document.ts";
import { documentOf, readDocument } from "../documents.ts";

const silent = () => undefined;

function edited(value: JsonObject, change: (card: Card) => Partial<Card>): unknown {
  const { format, card } = readDocument(value, silent);
  return documentOf(format).patch(value, card, { ...card, ...change(card) });
}

const data = {
  name: "Mara",
  description: "Keeps a lighthouse.",
  first_mes: "Hi",
  tags: ["sea"],
  creator_notes: "Mine.",
  extensions: { talkativeness: "0.5", fav: false },
};
const v2 = { spec: "chara_card_v2", spec_version: "2.0", data };

test("copies at the root follow their field when they were equal to it, and only then", () => {
  const root = {
    ...{ name: "Mara", description: "Another text.", creatorcomment: "Mine.", tags: ["sea"] },
    ...{ talkativeness: "0.5", fav: true },
  };
  const change = () => ({
    name: "Maren",
    description: "Sleeps.",
    creator_notes: "Yours.",
    tags: ["sea", "night"],
    extensions: { talkativeness: "0.9", fav: null },
  });
  expect(edited({ ...root, ...v2 }, change)).toEqual({
    ...{ name: "Maren", description: "Another text.", creatorcomment: "Yours." },
    ...{ tags: ["sea", "night"], talkativeness: "0.9", fav: true },
    ...v2,
    data: {
      ...data,
      ...{ name: "Maren", description: "Sleeps.", creator_notes: "Yours." },
      ...{ tags: ["sea", "night"], extensions: { talkativeness: "0.9", fav: null } },
    },
  });
});

test("a V2 document gets no fields of V3 that it did not have", () => {
  const change = () => ({ nickname: "Mar", creation_date: 12, group_only_greetings: ["All"] });
  expect(edited(v2, change)).toBe(v2);
  const mixed = { ...v2, data: { ...data, nickname: "M" } };
  expect(edited(mixed, change)).toEqual({ ...v2, data: { ...data, nickname: "Mar" } });
});

test("null for a book comes back, goes when a book comes, and a book can go", () => {
  const book = {
    entries: [{ keys: ["sea"], content: "Salt.", enabled: true, insertion_order: 1 }],
  };
  const none = { ...v2, data: { ...data, character_book: null } };
  expect(edited(none, () => ({ character_book: null }))).toBe(none);
  const full = edited(none, () => ({ character_book: book })) as JsonObject;
  expect(full).toEqual({
    ...v2,
    data: {
      ...data,
      character_book: {
        extensions: {},
        entries: [{ ...book.entries[0], extensions: {}, use_regex: false }],
      },
    },
  });
  expect(edited(full, () => ({ character_book: null }))).toEqual(v2);
});

test("an edited entry keeps its odd values, and entries that are none stay where they are", () => {
  const odd = { key: "a, b", order: "7", disable: 0, position: 4, content: "Old.", site_id: 9 };
  const raw = {
    ...v2,
    data: {
      ...data,
      character_book: { lexicon: [1], entries: [null, odd, 3, { keys: ["z"], content: "" }] },
    },
  };
  const result = edited(raw, ({ character_book: book }) => ({
    character_book: {
      ...book,
      entries: (book?.entries ?? []).map((entry, place) =>
        place === 0 ? { ...entry, content: "New." } : entry,
      ),
    },
  }));
  const entries = [null, { ...odd, content: "New." }, 3, { keys: ["z"], content: "" }];
  expect(result).toEqual({ ...v2, data: { ...data, character_book: { lexicon: [1], entries } } });
});

test("fields of V1 at the root change where they stand", () => {
  const v1 = { name: "Aqua", first_mes: "Hi", creatorcomment: "Mine.", fav: true, avatar: "none" };
  const change = (card: Card) => ({
    creator_notes: "Yours.",
    system_prompt: "Be wet.",
    extensions: { ...card.extensions, fav: false, v1: { avatar: "a.png" }, other: 1 },
  });
  expect(edited(v1, change)).toEqual({
    ...v1,
    ...{ creatorcomment: "Yours.", fav: false, avatar: "a.png" },
    ...{ system_prompt: "Be wet.", extensions: { other: 1 } },
  });
});
