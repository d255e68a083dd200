import type { LoreEntry, Lorebook, LoreProfile } from "@personaforge/contract/lorebook";
import { readEntry } from "@personaforge/prompt/lore/entrySettings";
import { describe, expect, test } from "vitest";
import {
  caseSensitiveOf,
  hasTavernSettings,
  positionOf,
  probabilityOf,
  type SecondaryUse,
  secondaryUseOf,
  withCaseSensitive,
  withPosition,
  withSecondaryUse,
} from "./entrySettings.ts";

const entry: LoreEntry = {
  keys: ["tide"],
  secondary_keys: ["moon"],
  content: "High at six.",
  enabled: true,
  insertion_order: 1,
};
const imported: LoreEntry = {
  ...entry,
  position: "before_char",
  selective: false,
  case_sensitive: false,
  extensions: { position: 0, selectiveLogic: 0, case_sensitive: false, theirs: 1 },
};

/** What the prompt's engine makes of it. */
function read(value: LoreEntry, profile: LoreProfile) {
  const book: Lorebook = { profile, entries: [value] };
  return readEntry(book, value, 0);
}

const profiles: LoreProfile[] = ["card", "sillytavern"];
const both = profiles.flatMap((profile) => [
  { profile, from: "a new entry", start: entry },
  { profile, from: "an imported entry", start: imported },
]);

describe.each(both)("in $profile, $from", ({ profile, start }) => {
  test.each([
    [0, { at: "before_char" }],
    [1, { at: "after_char" }],
    [2, { at: "note_top" }],
    [3, { at: "note_bottom" }],
    [4, { at: "depth", depth: 4, from: "end", role: "system" }],
    [5, { at: "before_examples" }],
    [6, { at: "after_examples" }],
  ])("stands where it was put: %i", (position, at) => {
    const moved = withPosition(start, position);
    expect(positionOf(moved)).toBe(position);
    expect(read(moved, profile).position).toEqual(at);
  });

  test.each(profile === "card" ? ["off", "any"] : ["off", "any", "all", "none", "not_all"])(
    "uses its secondary keys as chosen: %s",
    (name) => {
      const use = name as SecondaryUse;
      const chosen = withSecondaryUse(start, use);
      expect(secondaryUseOf(chosen, profile)).toBe(use);
      const { secondary, logic } = read(chosen, profile);
      expect(secondary).toEqual(use === "off" ? [] : ["moon"]);
      if (use !== "off") expect(logic).toBe(use);
    },
  );

  test.each([true, false, undefined])("minds capitals as chosen: %s", (value) => {
    const chosen = withCaseSensitive(start, value);
    expect(caseSensitiveOf(chosen, profile)).toBe(value);
    expect(read(chosen, profile).caseSensitive).toBe(value ?? false);
  });
});

test("what a card's own fields can say is not written twice", () => {
  expect(withPosition(entry, 1)).toEqual({ ...entry, position: "after_char" });
  expect(withSecondaryUse(entry, "any")).toEqual({ ...entry, selective: true });
});

test("a probability that is switched off is none", () => {
  const extensions = { probability: 30, useProbability: false };
  expect(probabilityOf({ ...entry, extensions })).toBeUndefined();
  expect(probabilityOf({ ...entry, extensions: { probability: "30" } })).toBe(30);
});

test.each<[Record<string, unknown>, boolean]>([
  [{ position: 4, depth: 2, role: 1, probability: 100, group: "", sticky: null }, false],
  [{ sticky: 3 }, true],
  [{ probability: 40 }, true],
])("%o needs the rules of SillyTavern: %s", (extensions, needs) => {
  expect(hasTavernSettings({ ...entry, extensions })).toBe(needs);
});
