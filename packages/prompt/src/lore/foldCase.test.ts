import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldCase } from "./foldCase.ts";
import { isWholeWord } from "./wordEdges.ts";

test.each([
  ["TOWER", "tower"],
  ["ΟΔΟΣ", "οδος"],
  ["ſchloß", "SCHLOß"],
  ["Éclair", "éclair"],
  ["\u212A", "k"],
  ["ẞ", "ß"],
])("%s and %s are one", (a, b) => {
  expect(foldCase(a)).toBe(foldCase(b));
});

test("keeps the length of every text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(foldCase(text)).toHaveLength(text.length);
      expect(foldCase(foldCase(text))).toBe(foldCase(text));
    }),
  );
});

test.each([
  ["the cat sat", "cat", true],
  ["concatenate", "cat", false],
  ["cats", "cat", false],
  ["(cat)", "cat", true],
  ["l'été", "été", true],
  ["étéx", "été", false],
  ["東京都", "東京", true],
  ["서울에서", "서울", true],
  ["ในกรุงเทพฯ", "กรุงเทพ", true],
  ["𝒜cat", "cat", false],
  ["C++", "C", true],
  ["cat_food", "cat", false],
])("in %s, %s as a whole word: %s", (text, word, expected) => {
  const start = text.indexOf(word);
  expect(isWholeWord(text, start, start + word.length)).toBe(expected);
});
