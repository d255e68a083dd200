import { newContent } from "@personaforge/contract/content";
import { limits } from "@personaforge/contract/limits";
import { type GoldenCase, plainConversation } from "./goldenCase.ts";

const subjects = ["Orla", "The harbour", "Her brother", "A stranger", "The old bell", "Winter"];
const verbs = ["remembers", "hides", "follows", "loses", "counts", "forgives"];
const objects = [
  "the tide",
  "a red door",
  "seven letters",
  "the last boat",
  "no one",
  "its own name",
];

/** Sentences of a fixed order, up to exactly so many characters. */
function prose(length: number, start: number): string {
  let text = "";
  for (let at = start; text.length < length; at++) {
    const words = [subjects[at % 6], verbs[(at * 5 + 1) % 6], objects[(at * 7 + 2) % 6]];
    text += `${words.join(" ")} ${at}. `;
  }
  return `${text.slice(0, length - 1)}.`;
}

function proses(count: number, length: number, start: number): string[] {
  return Array.from({ length: count }, (_, index) => prose(length, start + 1_000 * index));
}

/** As long as a version may be, field by field; a lorebook of 200 entries. */
export const maximalCharacter: GoldenCase = {
  name: "maximal",
  character: newContent.parse({
    name: prose(limits.name, 0),
    nickname: "Orla",
    personality_summary: prose(limits.personality_summary, 10),
    backstory: prose(limits.backstory, 20),
    tone_description: prose(limits.tone_description, 30),
    initial_greeting: prose(limits.initial_greeting, 40),
    scenario: prose(limits.scenario, 50),
    opening_scene: prose(limits.opening_scene, 60),
    alternate_greetings: proses(limits.alternate_greetings, limits.alternate_greeting, 70),
    example_dialogues: proses(limits.example_dialogues, limits.example_dialogue, 80),
    group_greetings: proses(limits.group_greetings, limits.group_greeting, 90),
    system_prompt: prose(limits.system_prompt, 100),
    post_history_instructions: prose(limits.post_history_instructions, 110),
    depth_prompt: { prompt: prose(limits.depth_prompt, 120), depth: limits.depth, role: "user" },
    // Trusted, they alone would be more than the smaller budgets allow.
    trusts_instructions: false,
    lorebook: {
      profile: "sillytavern",
      recursive_scanning: true,
      entries: Array.from({ length: 200 }, (_, index) => ({
        id: index,
        keys: [subjects[index % 6] ?? "", objects[index % 6] ?? ""],
        content: prose(400, 300 + index),
        enabled: index % 9 !== 0,
        insertion_order: index,
        constant: index % 40 === 0,
        position: index % 2 === 0 ? "before_char" : "after_char",
        extensions: { probability: 50 + (index % 50), useProbability: true, depth: 3 },
      })),
    },
  }),
  user: { name: "Sam", persona: prose(300, 130) },
  memory: prose(6_000, 140),
  appContext: prose(200, 150),
  message: `${plainConversation.message} ${prose(200, 160)}`,
};
