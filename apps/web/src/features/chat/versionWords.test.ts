import { expect, test } from "vitest";
import { versionWords } from "./versionWords.ts";

test.each([
  [1, [], "Version 1"],
  [3, ["production"], "Version 3 · Live"],
  [12, ["Sommer 2026", "production"], "Version 12 · Live · Sommer 2026"],
])("version %i with the labels %j reads as %s", (version, labels, words) => {
  expect(versionWords(version, labels)).toBe(words);
});
