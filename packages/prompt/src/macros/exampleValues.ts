import type { MacroValues } from "../macroValues.ts";

/** Values for tests: each of them is easy to recognise. */
export const exampleValues: MacroValues = {
  char: "Mira",
  user: "Sam",
  now: "2026-11-23T18:05:09.250+01:00",
  seed: "seed",
  conversationSeed: "conversation",
  fields: {
    description: "{{char}} keeps bees.",
    personality: "Calm.",
    scenario: "A village.",
    persona: "A reader of {{char}}.",
    mesExamples: "{{user}}: Hi!",
    charVersion: "3",
    group: "Mira, Tom",
  },
  chat: {
    lastMessage: "And you?",
    lastUserMessage: "Hello",
    lastCharMessage: "And you?",
    count: 3,
    input: "What now?",
    maxPrompt: 8000,
  },
  outlets: { north: "Snow." },
};
