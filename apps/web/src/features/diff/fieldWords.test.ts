import type { TextDiff } from "@personaforge/contract/diff";
import { describe, expect, test } from "vitest";
import { fieldCount, fieldNote, listCount, methodNote, textCount } from "./fieldWords.ts";

const diff = (change: Partial<TextDiff>): TextDiff => ({
  parts: [
    { op: "delete", text: "old" },
    { op: "insert", text: "new" },
  ],
  method: "words",
  added: 1,
  removed: 1,
  ...change,
});

describe("the count of a text", () => {
  test.each([
    [{ added: 12, removed: 4 }, "+12 −4 words"],
    [{ added: 1_240, removed: 0 }, "+1,240 words"],
    [{ added: 0, removed: 1 }, "−1 word"],
    [
      { added: 0, removed: 0, parts: [{ op: "insert" as const, text: "  \n" }] },
      "Only spaces or line breaks changed",
    ],
    [
      { added: 0, removed: 0, parts: [{ op: "insert" as const, text: "!" }] },
      "Only punctuation or symbols changed",
    ],
  ])("%o is %s", (change, words) => {
    expect(textCount(diff(change))).toBe(words);
  });
});

test("a list says what became of its entries, and nothing of those that stayed", () => {
  const words = listCount([
    { op: "equal", from: 0, to: 0, text: "a" },
    { op: "insert", to: 1, text: "b" },
    { op: "insert", to: 2, text: "c" },
    { op: "move", from: 2, to: 3, text: "d" },
    { op: "delete", from: 1, text: "e" },
  ]);
  expect(words).toBe("2 added, 1 removed, 1 moved");
});

describe("the count of a structure", () => {
  const book = (entries: number) => ({ entries: Array.from({ length: entries }, () => ({})) });
  const structure = (before: number, after: number) =>
    fieldCount({
      kind: "structure",
      field: "lorebook",
      before: book(before),
      after: book(after),
      ...diff({}),
    });

  test("is that of its entries", () => {
    expect(structure(1_200, 1)).toBe("1 entry, 1,200 before");
  });
  test("is that of its words when there are as many entries", () => {
    expect(structure(2, 2)).toBe("+1 −1 words");
  });
  test("of a picture or an imported file is none, and neither is called empty", () => {
    for (const field of ["avatar", "card"] as const) {
      const change = { kind: "structure" as const, field, before: null, after: {}, ...diff({}) };
      expect([fieldCount(change), fieldNote(change)]).toEqual(["", null]);
    }
  });
});

describe("the method", () => {
  test("of word by word needs no words", () => {
    expect(methodNote(diff({}))).toBeNull();
  });
  test("of a rewritten text is said", () => {
    expect(methodNote(diff({ method: "rewritten" }))).toMatch(/^Rewritten/);
    expect(methodNote(diff({ method: "sentences" }))).toMatch(/sentence by sentence/);
  });
  test("of a text that was empty before is not called rewriting", () => {
    const parts = [{ op: "insert" as const, text: "new" }];
    expect(methodNote(diff({ method: "rewritten", parts }))).toBeNull();
  });
});
