import { describe, expect, test } from "vitest";
import type { JsonObject } from "../document.ts";
import { documentOf, readDocument } from "../documents.ts";
import type { Card } from "../card.ts";

const silent = () => undefined;
const format = documentOf("lorebook-sillytavern");

/** An entry as SillyTavern writes it today, with nothing at its default. */
const whole = {
  ...{
    uid: 7,
    key: ["sea", "/sal(t|ty)/i"],
    keysecondary: ["storm"],
    comment: "Sea",
    content: "Salt.",
  },
  ...{ constant: true, vectorized: true, selective: false, selectiveLogic: 3, addMemo: true },
  ...{ order: 42, position: 4, disable: true, ignoreBudget: true, excludeRecursion: true },
  ...{ preventRecursion: true, matchPersonaDescription: true, matchCharacterDescription: true },
  ...{ matchCharacterPersonality: true, matchCharacterDepthPrompt: true, matchScenario: true },
  ...{ matchCreatorNotes: true, delayUntilRecursion: 2, probability: 30, useProbability: false },
  ...{
    depth: 6,
    outletName: "map",
    group: "a,b",
    groupOverride: true,
    groupWeight: 5,
    scanDepth: 9,
  },
  ...{ caseSensitive: true, matchWholeWords: true, useGroupScoring: true, automationId: "x" },
  ...{ role: 1, sticky: 2, cooldown: 3, delay: 4, triggers: ["swipe"], displayIndex: 8 },
  characterFilter: { isExclude: false, names: ["Mara"], tags: [] },
};

const entriesOf = (value: unknown) =>
  readDocument(value, silent).card.character_book?.entries ?? [];

test("every field of an entry stands where the card's entry of SillyTavern has it", () => {
  const { card, raw } = readDocument({ name: "Coast", entries: { 7: whole } }, silent);
  expect(card.name).toBe("Coast");
  expect(raw).toEqual({ name: "Coast", entries: { 7: whole } });
  expect(card.character_book).toEqual({
    profile: "sillytavern",
    name: "Coast",
    entries: [
      {
        ...{ id: 7, keys: ["sea", "/sal(t|ty)/i"], secondary_keys: ["storm"], comment: "Sea" },
        ...{ content: "Salt.", constant: true, selective: false, insertion_order: 42 },
        ...{ enabled: false, position: "after_char" },
        extensions: {
          ...{ position: 4, vectorized: true, selectiveLogic: 3, addMemo: true },
          ...{ ignore_budget: true, exclude_recursion: true, prevent_recursion: true },
          ...{ match_persona_description: true, match_character_description: true },
          ...{ match_character_personality: true, match_character_depth_prompt: true },
          ...{ match_scenario: true, match_creator_notes: true, delay_until_recursion: 2 },
          ...{ probability: 30, useProbability: false, depth: 6, outlet_name: "map" },
          ...{ group: "a,b", group_override: true, group_weight: 5, scan_depth: 9 },
          ...{ case_sensitive: true, match_whole_words: true, use_group_scoring: true },
          ...{ automation_id: "x", role: 1, sticky: 2, cooldown: 3, delay: 4 },
          ...{ triggers: ["swipe"], display_index: 8 },
          characterFilter: { isExclude: false, names: ["Mara"], tags: [] },
        },
      },
    ],
  });
});

test("an old entry with few fields has the defaults of its program", () => {
  expect(entriesOf({ entries: { 0: { key: ["sea"], content: "Salt." } } })).toEqual([
    {
      ...{ id: 0, keys: ["sea"], content: "Salt.", enabled: true, insertion_order: 100 },
      ...{ position: "before_char", extensions: {} },
    },
  ]);
});

test("settings of the book, and nothing of the copy of the card's book that it was made of", () => {
  const value = {
    ...{
      description: "d",
      scanDepth: 2,
      tokenBudget: 2048,
      recursiveScanning: false,
      extensions: {},
    },
    originalData: { entries: [] },
    entries: {},
  };
  expect(readDocument(value, silent).card.character_book).toEqual({
    ...{ profile: "sillytavern", description: "d", scan_depth: 2, token_budget: 2048 },
    ...{ recursive_scanning: false, extensions: {}, entries: [] },
  });
});

describe("an edit", () => {
  const value = { scanDepth: 2, entries: { 3: { key: ["a"], content: "A" }, 7: whole, 9: null } };
  const edit = (change: (card: Card) => Card): unknown => {
    const { card } = readDocument(value, silent);
    return format.patch(value, card, change(card));
  };
  const withEntries = (card: Card, entries: NonNullable<Card["character_book"]>["entries"]) => ({
    ...card,
    character_book: { ...card.character_book, entries },
  });

  test("of nothing gives the very same document", () => {
    expect(edit((card) => structuredClone(card))).toBe(value);
  });

  test("of an entry changes its own names, and the others stay", () => {
    const changed = edit((card) => {
      const [first, second] = card.character_book?.entries ?? [];
      if (first === undefined || second === undefined) throw new Error("No entries.");
      const extensions = { ...second.extensions, exclude_recursion: false, position: 1, mine: 1 };
      return withEntries(card, [
        first,
        { ...second, enabled: true, insertion_order: 1, extensions },
      ]);
    });
    const { excludeRecursion: _, ...others } = whole;
    const next = {
      ...others,
      excludeRecursion: false,
      disable: false,
      order: 1,
      position: 1,
      mine: 1,
    };
    expect(changed).toEqual({ ...value, entries: { ...value.entries, 7: next } });
  });

  test("takes entries away and adds new ones under a free number", () => {
    const changed = edit((card) => {
      const [, second] = card.character_book?.entries ?? [];
      if (second === undefined) throw new Error("No entries.");
      const added = { keys: ["n"], content: "N", enabled: true, insertion_order: 5, id: 7 };
      return withEntries(card, [second, added]);
    }) as JsonObject;
    expect(changed["entries"]).toEqual({
      4: { uid: 4, key: ["n"], content: "N", order: 5, disable: false, position: 0 },
      7: whole,
      9: null,
    });
  });

  test("of the book's own settings changes the names that it has", () => {
    const changed = edit((card) => ({
      ...card,
      name: "Coast",
      character_book: { entries: [], ...card.character_book, scan_depth: 3 },
    }));
    expect(changed).toEqual({ ...value, scanDepth: 3, name: "Coast" });
  });
});
