import type { Lorebook } from "@personaforge/contract/lorebook";
import { expect, test } from "vitest";
import { HeldLorebook, isSameLorebook, lorebookText } from "./heldLorebook.ts";

const book: Lorebook = {
  name: "Harbour",
  entries: [
    { keys: ["tide"], content: "High at six.", enabled: true, insertion_order: 1 },
    {
      keys: ["gull"],
      content: "Steals.",
      enabled: true,
      insertion_order: 2,
      extensions: { depth: 4 },
    },
  ],
};
const held = (value: Lorebook | null) => new HeldLorebook(value);

function withDepth(depth: number): Lorebook {
  const copy = structuredClone(book);
  return copy.entries[1] === undefined
    ? copy
    : { ...copy, entries: copy.entries.with(1, { ...copy.entries[1], extensions: { depth } }) };
}

test("books that say the same are the same, and stay so when asked again", () => {
  const other = held(structuredClone(book));
  expect(isSameLorebook(held(book), other)).toBe(true);
  expect(isSameLorebook(held(book), other)).toBe(true);
});

test("a difference is seen wherever it stands", () => {
  expect(isSameLorebook(held(book), held(withDepth(5)))).toBe(false);
  expect(isSameLorebook(held(withDepth(4)), held(book))).toBe(true);
  expect(isSameLorebook(held(book), held({ ...book, name: "Port" }))).toBe(false);
  expect(isSameLorebook(held(book), held({ ...book, scan_depth: 2 }))).toBe(false);
  expect(isSameLorebook(held(book), held({ ...book, entries: book.entries.slice(1) }))).toBe(false);
  expect(isSameLorebook(held(book), held(null))).toBe(false);
});

test("the order of fields says nothing", () => {
  const { name, entries } = book;
  expect(isSameLorebook(held({ entries, ...(name !== undefined && { name }) }), held(book))).toBe(
    true,
  );
});

test.each<[string, Lorebook]>([
  ["a book", book],
  ["a book without settings", { entries: book.entries }],
  ["an empty book", { name: "", entries: [] }],
])("the text of %s reads back as it was", (_, value) => {
  expect(JSON.parse(lorebookText(value))).toEqual(value);
});
