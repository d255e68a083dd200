import { expect, test } from "vitest";
import { leftOutOf } from "./leftOut.ts";
import { exampleReport, exampleSection } from "./testing/exampleReport.ts";

test("says what is missing, and nothing of what is there", () => {
  const reason = "The budget had room for 3 of 9 sentences.";
  const withheld = "The main instructions are not sent.";
  const sections = [
    exampleSection({ name: "tone", field: "tone_description", tokens: 9 }),
    exampleSection({ name: "backstory", dropped: 300, state: "trimmed", reason }),
    exampleSection({ name: "frame", field: null, tokens: 40, reason: withheld }),
    exampleSection({ name: "examples", field: "example_dialogues", state: "dropped", dropped: 7 }),
  ];
  expect(leftOutOf(exampleReport({ sections }))).toMatchObject([
    { label: "Backstory", field: "backstory", tokens: 300, words: reason, isOff: false },
    { label: "Main instructions", field: "system_prompt", tokens: 0, words: withheld, isOff: true },
    { label: "Example dialogues", field: "example_dialogues", tokens: 7, words: "It is not sent." },
  ]);
  expect(leftOutOf(exampleReport({}))).toEqual([]);
});

test("of the conversation it counts the turns", () => {
  const said = exampleSection({
    ...{ name: "history", field: "initial_greeting", tokens: 9, dropped: 40, state: "trimmed" },
    reason: "The budget had no room for it.",
  });
  const history = { tokens: 9, kept: 2, dropped: 3 };
  expect(leftOutOf(exampleReport({ sections: [said], history }))).toMatchObject([
    { field: null, tokens: 40, words: "3 turns had no room, the oldest first." },
  ]);
});
