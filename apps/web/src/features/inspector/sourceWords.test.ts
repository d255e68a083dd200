import type { LoreFate } from "@personaforge/contract/promptReport";
import { expect, test } from "vitest";
import {
  entryName,
  entryOfPath,
  fieldOfPath,
  namesOfBook,
  namesOfFates,
  pathLabel,
  placeWords,
  sourceLabel,
} from "./sourceWords.ts";

const fate: LoreFate = {
  ...{ entry: 3, name: "Salt", active: true, key: "salt", message: 0, by: null },
  ...{ reason: "key", position: "before_char", tokens: 4, detail: "Found." },
};

test.each([
  ["tone", "tone_description", "Tone"],
  ["examples", "example_dialogues.1", "Example dialogues 2"],
  ["history", "alternate_greetings.0", "Alternate greetings 1"],
  ["history", "history.4", "Turn 5"],
  ["message", "message", "Message"],
  ["frame", null, "Opening words"],
  ["lore", "lorebook.entries.3", "Salt"],
  ["lore", "lorebook.entries.8", "Entry 9"],
] as const)("a part of %s that comes from %s is called %s", (section, source, label) => {
  expect(sourceLabel({ section, source }, namesOfFates([fate]))).toBe(label);
});

test.each([
  ["backstory", "backstory"],
  ["lorebook.entries.3.keys.0", "lorebook"],
  ["history.4", null],
  ["toString", null],
  [null, null],
])("%s begins with the field %s", (path, field) => {
  expect(fieldOfPath(path)).toBe(field);
});

test("an entry is found below the lorebook alone", () => {
  expect(entryOfPath("lorebook.entries.3.keys.0")).toBe(3);
  expect(entryOfPath("example_dialogues.3")).toBeNull();
});

test("the empty path is the whole character", () => {
  expect(pathLabel("")).toBe("Whole character");
});

test("an entry is called by its name, its comment, its first key, or its place", () => {
  const entry = { keys: ["salt"], content: "", enabled: true, insertion_order: 0 };
  const entries = [
    { ...entry, name: "Salt", comment: "c" },
    { ...entry, name: " ", comment: "c" },
  ];
  const names = namesOfBook({ entries: [...entries, entry, { ...entry, keys: [] }] });
  expect([0, 1, 2, 3, 4].map((place) => entryName(place, names))).toEqual([
    ...["Salt", "c", "salt", "Entry 4", "Entry 5"],
  ]);
});

test("a sentence calls places as the screen does", () => {
  const names = namesOfFates([fate]);
  const places = [
    ...["personality_summary", "alternate_greetings.1", "lorebook"],
    ...["lorebook.entries.3.content", "lorebook.entries.4"],
  ];
  expect(places.map((path) => placeWords(path, names))).toEqual([
    ...["Personality", "Alternate greetings 2", "Lorebook", "“Salt”", "“Entry 5”"],
  ]);
});
