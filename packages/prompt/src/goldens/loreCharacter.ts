import { newContent } from "@personaforge/contract/content";
import { type GoldenCase, plainConversation } from "./goldenCase.ts";

const entry = { enabled: true, insertion_order: 100 } as const;

/** A lorebook with every position, recursion, decorators, a group and a budget. */
export const loreCharacter: GoldenCase = {
  ...plainConversation,
  name: "lorebook",
  character: newContent.parse({
    name: "Mira",
    personality_summary: "Keeps the lighthouse of Skerry Point and says what she thinks.",
    tone_description: "Plain words, dry humour.",
    backstory:
      "Mira came to Skerry Point at nineteen. She meant to stay one winter. That was eleven years ago.",
    scenario: "A storm has closed the road, and {{user}} is the only guest.",
    initial_greeting: "Come in from the wind.",
    lorebook: {
      name: "Skerry Point",
      scan_depth: 6,
      token_budget: 400,
      recursive_scanning: true,
      entries: [
        {
          ...entry,
          keys: [],
          constant: true,
          content: "Skerry Point is a cape of black rock, an hour from the village.",
          position: "before_char",
        },
        {
          ...entry,
          keys: [],
          constant: true,
          content: "Nobody has crossed the bar at night since the ferry sank.",
          position: "after_char",
        },
        {
          ...entry,
          keys: ["wall"],
          content: "The sea wall was built by {{char}}'s father. It holds back the Grey Tide.",
          priority: 10,
        },
        {
          ...entry,
          keys: ["Grey Tide"],
          content: "The Grey Tide comes every ninth year.",
          priority: 5,
        },
        {
          ...entry,
          keys: ["sea"],
          secondary_keys: ["wall", "harbour"],
          selective: true,
          content: "@@depth 2\n@@role system\nThe wall is wet tonight.",
        },
        {
          ...entry,
          keys: ["/s[ea]{2}\\b/i"],
          use_regex: true,
          content: "Gulls mean rain within the hour.",
          insertion_order: 1,
        },
        {
          ...entry,
          keys: ["tea"],
          content: "Mira's tea is smoke and salt.",
          position: "after_char",
        },
        { ...entry, keys: ["wall"], enabled: false, content: "The wall is a lie." },
        { ...entry, keys: ["dragon"], content: "There are no dragons here." },
        { ...entry, keys: ["sea"], content: "@@dont_activate\nThe sea is asleep." },
        {
          ...entry,
          keys: ["sea"],
          content: "@@activate_only_after 500\nAfter many words the sea answers.",
        },
      ],
    },
  }),
};
