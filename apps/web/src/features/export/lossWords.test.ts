import type { CardLoss } from "@personaforge/contract/cardExport";
import { describe, expect, test } from "vitest";
import {
  lossesOfMany,
  lossesSentence,
  lossLabel,
  lossLines,
  lossSentence,
  shortLoss,
} from "./lossWords.ts";

const loss = (code: CardLoss["code"], path: string): CardLoss => ({ code, path, message: path });

test.each([
  ["description", "Backstory"],
  ["character_book.entries.3", "Lorebook"],
  ["extensions.personaforge.tagline", "Tagline"],
  ["extensions.personaforge.later", "Tagline, tone and what else only PersonaForge has"],
  ["extensions.world", "Extension world"],
  ["assets.2", "Files in the card"],
  ["theirs.deep", "theirs.deep"],
])("%s is called %s", (path, label) => {
  expect(lossLabel(path)).toBe(label);
});

describe("how much is lost", () => {
  test.each([
    [[], "Nothing is lost.", "nothing lost"],
    [[loss("dropped", "tags")], "1 field is left out.", "1 left out"],
    [[loss("merged", "tags")], "1 field goes into another field.", "1 changed"],
    [
      [loss("dropped", "a"), loss("dropped", "b"), loss("merged", "c"), loss("changed", "d")],
      "2 fields are left out, 1 goes into another field, 1 comes back in another form.",
      "2 left out",
    ],
  ] as const)("is said in a sentence and in two words: %j", (losses, sentence, short) => {
    expect(lossSentence(losses)).toBe(sentence);
    expect(shortLoss(losses)).toBe(short);
  });
});

test("a field that is left out needs no more words, what goes elsewhere does", () => {
  const losses = [loss("dropped", "tags"), loss("dropped", "assets.0"), loss("merged", "scenario")];
  expect(lossLines(losses, "dropped").map(({ message }) => message)).toEqual([null, "assets.0"]);
  expect(lossLines(losses, "merged")).toMatchObject([{ label: "Scenario", message: "scenario" }]);
});

test("several characters that lose the same are counted once each, the most common first", () => {
  const many = [
    [loss("dropped", "tags")],
    [loss("dropped", "character_book"), loss("dropped", "character_book.entries")],
    [loss("dropped", "character_book"), loss("merged", "scenario")],
  ];
  expect(lossesOfMany(many, "dropped")).toEqual([
    { key: "Lorebook", label: "Lorebook", message: "2 characters" },
    { key: "Tags", label: "Tags", message: "1 character" },
  ]);
});

test.each([
  [[0, 0], 2, "Nothing is lost in any of the 2."],
  [[1, 0], 2, "1 of the 2 loses something or changes."],
  [[1, 2, 0], 40, "2 of the first 3 lose something or change."],
  [[1, 2], 2, "Each of the 2 loses something or changes."],
])("of characters that lose %j things, %d in all: %s", (counts, of, words) => {
  const known = counts.map((count) => Array.from({ length: count }, () => loss("dropped", "tags")));
  expect(lossesSentence(known, of)).toBe(words);
});
