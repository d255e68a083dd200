import { expect, test } from "vitest";
import { biggestField, isHeavy, segmentsOf, tokensBySent } from "./budgetSegments.ts";
import { exampleReport, exampleSection } from "./testing/exampleReport.ts";

const sections = [
  exampleSection({ name: "frame", field: null, tokens: 40 }),
  exampleSection({ name: "tone", field: "tone_description", tokens: 100 }),
  exampleSection({ name: "backstory", tokens: 0, dropped: 300, state: "dropped" }),
  exampleSection({ name: "examples", field: "example_dialogues", tokens: 60, sent: "opening" }),
];

test("segments are what is sent, and fill the total", () => {
  const segments = segmentsOf(exampleReport({ sections, total: 208 }));
  expect(segments.map(({ name, tokens }) => [name, tokens])).toEqual([
    ["frame", 40],
    ["tone", 100],
    ["examples", 60],
    ["marks", 8],
  ]);
  expect(tokensBySent(segments)).toEqual({ always: 140, opening: 60, conversation: 8 });
});

test("a greeting is called so, and what is said is the conversation", () => {
  const greeting = exampleSection({ name: "history", field: "initial_greeting", tokens: 9 });
  const said = { ...greeting, field: null };
  const labelOf = (section: typeof greeting) =>
    segmentsOf(exampleReport({ sections: [section], total: 9 }))[0]?.label;
  expect([labelOf(greeting), labelOf(said)]).toEqual(["Greeting", "Conversation"]);
});

test("lore of several places is one segment", () => {
  const lore = exampleSection({ name: "lore", field: "lorebook", tokens: 5, sent: "conversation" });
  const segments = segmentsOf(exampleReport({ sections: [lore, lore], total: 10 }));
  expect(segments.map(({ name, tokens }) => [name, tokens])).toEqual([["lore", 10]]);
});

test.each([
  [280, false],
  [279, true],
])("with a context of %i half of it is always sent: %s", (context, heavy) => {
  expect(isHeavy(exampleReport({ sections, context, total: 200 }))).toBe(heavy);
});

test("the biggest field is the one to shorten", () => {
  expect(biggestField(exampleReport({ sections }))?.field).toBe("tone_description");
  expect(biggestField(exampleReport({}))).toBeNull();
});
