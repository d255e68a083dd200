import * as fc from "fast-check";
import { expect, test } from "vitest";
import { buildKeyIndex } from "./keyIndex.ts";

function naive(keys: readonly string[], text: string): string[] {
  return keys.flatMap((key) => {
    if (key === "") return [];
    const ends: string[] = [];
    for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
      ends.push(`${key} ${at + key.length}`);
    }
    return ends;
  });
}

function found(keys: readonly string[], text: string): string[] {
  const ends: string[] = [];
  buildKeyIndex(keys).search(text, (key, end) => ends.push(`${keys[key]} ${end}`) > 0);
  return ends;
}

test("finds all occurrences, also those inside others", () => {
  expect(found(["he", "she", "hers", "her"], "ushers")).toEqual([
    "she 4",
    "he 4",
    "her 5",
    "hers 6",
  ]);
});

test("finds what a search for each key finds", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "é", "東", "😀"), maxLength: 60 });
  const keys = fc.uniqueArray(
    fc.string({ unit: fc.constantFrom("a", "b", "é", "東", "😀"), maxLength: 6 }),
  );
  fc.assert(
    fc.property(keys, text, (list, searched) => {
      expect(found(list, searched).sort()).toEqual(naive(list, searched).sort());
    }),
  );
});

test("stops when there were enough", () => {
  let count = 0;
  buildKeyIndex(["a", "aa"]).search("a".repeat(4_000), () => ++count < 100);
  expect(count).toBe(100);
});
