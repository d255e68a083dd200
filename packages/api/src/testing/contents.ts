import { type CharacterContent, characterContent } from "@personaforge/contract/content";
import { limits } from "@personaforge/contract/limits";
import fc from "fast-check";

/** Text as people write it and as nobody does, that a version can hold. */
const text = (maximum: number) =>
  fc
    .oneof(
      fc.lorem({ maxCount: 30, mode: "sentences" }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.constantFrom("灯台守は波を数える。", "she said «no»\r\n\tand left", "e\u0301👩‍👩‍👧‍👦"),
    )
    .map((value) => Array.from(value.replaceAll("\0", "")).slice(0, maximum).join(""));

const visible = (maximum: number) => text(maximum - 1).map((value) => `x${value}`);
const optional = (maximum: number) => fc.option(visible(maximum), { nil: null });
const list = (maximum: number) => fc.array(visible(maximum), { maxLength: 4 });

const depthPrompt = fc.record({
  prompt: visible(limits.depth_prompt),
  depth: fc.nat(limits.depth),
  role: fc.constantFrom("system" as const, "user" as const, "assistant" as const),
});

const lorebook = fc.record(
  {
    entries: fc.array(
      fc.record(
        {
          keys: list(limits.lore_key),
          content: text(limits.lore_content),
          enabled: fc.boolean(),
          insertion_order: fc.integer(),
          constant: fc.boolean(),
          extensions: fc.dictionary(visible(20), fc.oneof(fc.integer(), visible(20))),
        },
        { requiredKeys: ["keys", "content", "enabled", "insertion_order"] },
      ),
      { maxLength: 3 },
    ),
    name: visible(limits.lore_name),
    scan_depth: fc.nat(50),
    foreign: fc.boolean(),
  },
  { requiredKeys: ["entries"] },
);

const sha256 = fc.constantFrom("0", "a").map((digit) => digit.repeat(64));

const avatar = fc.record({
  hash: sha256,
  width: fc.integer({ min: 1, max: 1024 }),
  height: fc.constant(512),
  thumbhash: fc.constant("3OcRJYB4d3h/iIeHeEh3eIhw+j2w"),
});

const card = fc.record({
  hash: sha256,
  format: fc.constantFrom("v2", "eliza"),
  derived: fc.subarray(["personality_summary", "initial_greeting"]),
  cut: fc.subarray(["backstory"]),
});

/** Any content that can be given as a whole: what uploads make is in {@link withFiles}. */
export const anyContent: fc.Arbitrary<CharacterContent> = fc
  .record({
    name: visible(limits.name),
    personality_summary: visible(limits.personality_summary),
    backstory: optional(limits.backstory),
    tone_description: optional(limits.tone_description),
    initial_greeting: optional(limits.initial_greeting),
    tagline: optional(limits.tagline),
    opening_scene: optional(limits.opening_scene),
    alternate_greetings: list(limits.alternate_greeting),
    example_dialogues: list(limits.example_dialogue),
    tags: fc.uniqueArray(visible(limits.tag), { maxLength: 4 }),
    language: fc.constantFrom(null, "en", "ja", "zh-CN"),
    license: optional(limits.license),
    content_rating: fc.constantFrom("general", "mature"),
    nickname: optional(limits.nickname),
    scenario: optional(limits.scenario),
    group_greetings: list(limits.group_greeting),
    system_prompt: optional(limits.system_prompt),
    post_history_instructions: optional(limits.post_history_instructions),
    depth_prompt: fc.option(depthPrompt, { nil: null }),
    trusts_instructions: fc.boolean(),
    lorebook: fc.option(lorebook, { nil: null }),
    avatar: fc.constant(null),
    card: fc.constant(null),
  })
  .filter((content) => characterContent.safeParse(content).success);

/** The same with what uploads and imports set. */
export const withFiles: fc.Arbitrary<CharacterContent> = fc
  .tuple(anyContent, fc.option(avatar, { nil: null }), fc.option(card, { nil: null }))
  .map(([content, ofPicture, ofFile]) => ({ ...content, avatar: ofPicture, card: ofFile }));
