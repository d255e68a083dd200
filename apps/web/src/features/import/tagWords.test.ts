import { expect, test } from "vitest";
import { mostUsedTags, readTags, tagProblem, taggingWords, toggledTag } from "./tagWords.ts";

test("tags are what stands between commas, each once", () => {
  expect(readTags(" crew , north，猫、 crew ;; ")).toEqual(["crew", "north", "猫"]);
  expect(readTags(" , ")).toEqual([]);
});

test.each([
  [["crew"], null],
  [["🙂".repeat(40)], null],
  [[], "Type at least one tag."],
  [["x".repeat(41)], `“${"x".repeat(41)}” has 41 characters; a tag has at most 40.`],
  [Array.from({ length: 21 }, String), "These are 21 tags; a character has at most 20."],
])("%j as tags", (tags, problem) => {
  expect(tagProblem(tags)).toBe(problem);
});

test("the tags that most characters have come first, and none that cannot be typed", () => {
  const characters = [["sea", "calm"], ["sea", "a, b"], ["north"], ["calm"], ["sea"]];
  expect(
    mostUsedTags(
      characters.map((tags) => ({ tags })),
      2,
    ),
  ).toEqual(["sea", "calm"]);
});

test("a tag is added to what was typed, and taken away again", () => {
  expect(toggledTag("", "sea")).toBe("sea");
  expect(toggledTag("calm ,", "sea")).toBe("calm, sea");
  expect(toggledTag("calm, sea", "calm")).toBe("sea");
});

const none = { tags: ["crew"], total: 0, added: 0, present: 0, full: 0, gone: 0 };

test.each([
  [{ total: 1, added: 1 }, ["1 character got “crew”."]],
  [
    { tags: ["crew", "north"], total: 1_240, added: 1_234, present: 4, full: 1, gone: 1 },
    [
      "1,234 characters got “crew” and “north”.",
      "4 characters had them already.",
      "1 character could not take them: at most 20 tags fit.",
      "1 character was deleted before.",
    ],
  ],
  [{ total: 2, present: 2 }, ["No character got “crew” anew.", "2 characters had it already."]],
  [
    { total: 3, added: 1 },
    ["1 character got “crew”.", "It was stopped before 2 more characters had a turn."],
  ],
])("%j is told", (tagging, words) => {
  expect(taggingWords({ ...none, ...tagging })).toEqual(words);
});
