import { describe, expect, test } from "vitest";
import { runsOf, spokenInvisible } from "./invisibleText.ts";

const shown = (text: string) =>
  runsOf(text)
    .map((run) => run.mark ?? run.text)
    .join("");

describe("changed text", () => {
  test.each([
    ["  ", "··"],
    ["\n\n", "↵↵"],
    ["\t", "⇥"],
    ["\u00a0", "⍽"],
    ["\u200b", "⟨U+200B⟩"],
    ["word", "word"],
    ["word ", "word "],
    ["\nword\n\n", "↵word↵↵"],
    ["a\nb", "a\nb"],
    ["👩‍👧", "👩‍👧"],
  ])("%j is shown as %j", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test("keeps every character", () => {
    const text = "\n\tHello\nworld \n";
    expect(
      runsOf(text)
        .map((run) => run.text)
        .join(""),
    ).toBe(text);
  });
});

test.each([
  ["  ", "2 spaces"],
  [" \n", "space, line break"],
  ["\u200b", "U+200B"],
  ["word", ""],
])("%j is said as %j", (text, expected) => {
  expect(spokenInvisible(text)).toBe(expected);
});
