import { expect, test } from "vitest";
import { sourceWords, stateWords } from "./versionWords.ts";

test.each([
  ["editor", null, "in the editor"],
  ["api", null, "through the API"],
  ["import", null, "by import"],
  ["restore", 3, "restored from v3"],
  ["sample", null, "as a sample"],
] as const)("a version from %s (%s) is said to be made %s", (source, restored_from, words) => {
  expect(sourceWords({ number: 4, source, restored_from })).toBe(words);
});

test.each([
  ["v7", "v7"],
  ["7", "v7"],
  ["draft", "my draft"],
  ["origin", "its source"],
  ["production", "the live version"],
  ["staging", "“staging”"],
  ["other-slug@v2", "“other-slug@v2”"],
])("%s reads %s in a sentence", (ref, words) => {
  expect(stateWords(ref)).toBe(words);
});
