import { type CharacterContent, characterContent } from "@personaforge/contract/content";
import { limits } from "@personaforge/contract/limits";
import fc from "fast-check";

/** Text of all kinds that a version can hold, with what cards are cut and split at among it. */
const text = fc
  .oneof(
    fc.lorem({ maxCount: 12, mode: "sentences" }),
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom("<START>", "\n", "\r\n", " ", "a", "{{user}}: "),
      maxLength: 12,
    }),
    fc.constantFrom(
      "灯台守は波を数える。",
      "She said «no»\r\n\tand left. ",
      "e\u0301👩‍👩‍👧‍👦",
      "\ufeffx",
    ),
    fc.lorem({ maxCount: 90, mode: "sentences" }),
  )
  .map((value) => value.replaceAll("\0", ""));

const upTo = (maximum: number) => (value: string) => Array.from(value).slice(0, maximum).join("");
const visible = (maximum: number) =>
  fc
    .tuple(text, fc.constantFrom("x", "\nx", "x\n", "<start>x"))
    .map(([value, mark]) =>
      upTo(maximum)(mark.startsWith("x") ? mark + value : value.slice(0, maximum - 9) + mark),
    );
/** An empty text and none are two different contents. */
const optional = (maximum: number) =>
  fc.oneof({ arbitrary: visible(maximum), weight: 5 }, fc.constantFrom(null, null, ""));
const list = (maximum: number) => fc.array(visible(maximum), { maxLength: 4 });

const lorebook = fc.record(
  {
    entries: fc.array(
      fc.record(
        {
          keys: list(limits.lore_key),
          content: text,
          enabled: fc.boolean(),
          insertion_order: fc.integer(),
          constant: fc.boolean(),
          use_regex: fc.boolean(),
          selective: fc.boolean(),
          secondary_keys: list(limits.lore_key),
          position: fc.constantFrom("before_char" as const, "after_char" as const),
          id: fc.oneof(fc.nat(9), visible(20)),
          extensions: fc.dictionary(
            fc.oneof(visible(20), fc.constantFrom("position", "selectiveLogic", "probability")),
            fc.oneof(fc.nat(3), visible(20)),
          ),
          foreign: fc.boolean(),
        },
        { requiredKeys: ["keys", "content", "enabled", "insertion_order"] },
      ),
      { maxLength: 3 },
    ),
    profile: fc.constantFrom("card" as const, "sillytavern" as const),
    name: visible(limits.lore_name),
    scan_depth: fc.nat(50),
    recursive_scanning: fc.boolean(),
    extensions: fc.dictionary(visible(20), fc.nat(3)),
    foreign: fc.boolean(),
  },
  { requiredKeys: ["entries"] },
);

const depthPrompt = fc.record({
  prompt: visible(limits.depth_prompt),
  depth: fc.nat(limits.depth),
  role: fc.constantFrom("system" as const, "user" as const, "assistant" as const),
});

/** A long scene, and a greeting that is its beginning, or is not. */
const greetings = fc
  .tuple(optional(limits.initial_greeting), optional(limits.opening_scene), fc.nat(5))
  .map(([greeting, scene, kind]) => {
    const begun = kind === 0 && scene ? upTo(9)(scene) : greeting;
    return {
      initial_greeting: kind === 1 ? (scene?.slice(0, 60) ?? null) : begun,
      opening_scene: scene,
    };
  });

const fields = {
  name: visible(limits.name),
  personality_summary: visible(limits.personality_summary),
  backstory: optional(limits.backstory),
  tone_description: optional(limits.tone_description),
  tagline: optional(limits.tagline),
  alternate_greetings: list(limits.alternate_greeting),
  example_dialogues: list(limits.example_dialogue),
  tags: fc.uniqueArray(fc.oneof(visible(limits.tag), fc.constantFrom("NSFW", "tea")), {
    maxLength: 4,
  }),
  language: fc.constantFrom(null, "en", "ja", "zh-CN"),
  license: optional(limits.license),
  content_rating: fc.constantFrom("general" as const, "mature" as const),
  nickname: optional(limits.nickname),
  scenario: optional(limits.scenario),
  group_greetings: list(limits.group_greeting),
  system_prompt: optional(limits.system_prompt),
  post_history_instructions: optional(limits.post_history_instructions),
  depth_prompt: fc.option(depthPrompt, { nil: null }),
  lorebook: fc.option(lorebook, { nil: null }),
};

/** Any content that a version can hold and that nobody said to trust. */
export const anyContent: fc.Arbitrary<CharacterContent> = fc
  .tuple(fc.record(fields), greetings)
  .map(([content, greeting]) => ({
    ...content,
    ...greeting,
    trusts_instructions: false,
    avatar: null,
    card: null,
  }))
  .filter((content) => characterContent.safeParse(content).success);
