import { expect, test } from "vitest";
import { originNotes, originTitle } from "./originWords.ts";

test.each([
  ["v2", "Imported from a V2 card"],
  ["eliza", "Imported from an elizaOS character"],
  ["later", "Imported from a later"],
])("%s: %s", (format, title) => {
  expect(originTitle({ format })).toBe(title);
});

test("what was made and what was cut is named as the pages name it", () => {
  expect(originNotes({ derived: [], cut: [] })).toEqual([]);
  expect(
    originNotes({ derived: ["personality_summary"], cut: ["backstory", "system_prompt"] }),
  ).toEqual([
    "Personality was made from other texts of the file.",
    "Backstory and Main instructions hold the beginning only: the file has more than fits.",
  ]);
});
