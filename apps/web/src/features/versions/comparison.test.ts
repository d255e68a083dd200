import { describe, expect, test } from "vitest";
import {
  comparisonOf,
  formatComparison,
  isOneState,
  numberOf,
  parseComparison,
} from "./comparison.ts";

describe("diff= of the address", () => {
  test.each([
    ["v7..v9", { from: "v7", to: "v9" }],
    ["v7..draft", { from: "v7", to: "draft" }],
    ["production..newest", { from: "production", to: "newest" }],
    ["Sommer 2026..v1.2-beta", { from: "Sommer 2026", to: "v1.2-beta" }],
    ["origin..newest", { from: "origin", to: "newest" }],
    ["other-slug@v2..v1", { from: "other-slug@v2", to: "v1" }],
  ])("%s names two states and is written back the same", (text, comparison) => {
    expect(parseComparison(text)).toEqual(comparison);
    expect(formatComparison(comparison)).toBe(text);
  });

  test.each(["", "v7", "v7..", "..v9", "..", " .. ", "v1..v2..v3"])("%j names none", (text) => {
    expect(parseComparison(text)).toBeNull();
  });
});

const known = {
  newest: 9,
  published: 4,
  labels: [
    { name: "production", version: 3 },
    { name: "Summer", version: 5 },
  ],
};

test.each([
  ["v7", 7],
  ["V7", 7],
  ["7", 7],
  ["newest", 9],
  ["published", 4],
  ["production", 3],
  ["Summer", 5],
  ["summer", undefined],
  ["draft", undefined],
  ["origin", undefined],
  ["v0", undefined],
])("%s is version %s", (ref, number) => {
  expect(numberOf(ref, known)).toBe(number);
});

test("a version is compared with the one before it, the first with its source", () => {
  expect(comparisonOf(9, false)).toEqual({ from: "v8", to: "v9" });
  expect(comparisonOf(1, true)).toEqual({ from: "origin", to: "v1" });
});

test("one version under two names is nothing to compare", () => {
  expect(isOneState({ from: "production", to: "v3" }, known)).toBe(true);
  expect(isOneState(comparisonOf(1, false), known)).toBe(true);
  expect(isOneState({ from: "draft", to: "draft" }, known)).toBe(true);
  expect(isOneState({ from: "v3", to: "v4" }, known)).toBe(false);
  expect(isOneState({ from: "origin", to: "draft" }, known)).toBe(false);
});
