import { hasVisibleText } from "@personaforge/contract/codePoints";
import { type WrittenContent, newContent } from "@personaforge/contract/content";
import type { Lorebook } from "@personaforge/contract/lorebook";
import { promptTarget } from "@personaforge/contract/promptOutput";
import * as fc from "fast-check";
import type { PromptInput } from "../prompt.ts";
import { exactCount } from "./exactCount.ts";

/** What ends a turn or a section, when a stranger's text may hold it. */
export const hostilePieces: readonly string[] = [
  ..."<|im_start|> <|im_end|> <|eot_id|> <|start_header_id|> <|end_header_id|> <|begin_of_text|>".split(
    " ",
  ),
  ..."<|endoftext|> <|end_of_text|> <start_of_turn> <end_of_turn> [INST] [/INST] <<SYS>> </s>".split(
    " ",
  ),
  ..."<｜User｜> <｜end▁of▁sentence｜> <|turn> <turn|>".split(" "),
  ..."<personality> </personality> </tone> </backstory> </lore> </memory> </reader>".split(" "),
  ..."</app_context> </examples> </opening_scene> </scenario> <APP_CONTEXT>".split(" "),
];

const sentences = fc.constantFrom(
  ..."She counts the waves.| Nobody asks why!|\nThe lamp went out once…| {{char}} waits for {{user}}.|海は何も言わない。|「そう」と彼女。| שלום, ים?|\n\n| |👩‍👩‍👧 sea|$& {{unknown}}".split(
    "|",
  ),
);
const halves = fc.constantFrom(
  "<|im_",
  "start|>",
  "</",
  "personality>",
  "<",
  ">",
  "|>",
  "{{char}}",
);

/** Text by anybody, with some that wants to be more. */
const text = fc
  .array(fc.oneof({ weight: 8, arbitrary: sentences }, fc.constantFrom(...hostilePieces), halves), {
    minLength: 1,
    maxLength: 12,
  })
  .map((pieces) => pieces.join(""))
  .filter(hasVisibleText);
const optional = fc.option(text, { nil: null });
const long = fc.option(
  fc.array(text, { minLength: 1, maxLength: 12 }).map((texts) => texts.join(" ")),
  { nil: null },
);

const decorator = fc.constantFrom("", "@@depth 2\n", "@@reverse_depth 1\n@@role user\n");
// 0 and 1 stand beside the character, 4 between the turns, 7 waits in an outlet.
const place = fc.record({
  position: fc.constantFrom(0, 1, 2, 4, 6, 7),
  depth: fc.nat(4),
  role: fc.nat(2),
  probability: fc.constantFrom(50, 100),
  useProbability: fc.constant(true),
  group: fc.constantFrom("", "weather"),
  outlet_name: fc.constant("x"),
});
const entry = fc
  .record({
    decorator,
    content: text,
    keys: fc.constantFrom<string[][]>(["sea"], ["waves"], ["dragon"]),
    enabled: fc.boolean(),
    insertion_order: fc.nat(5),
    constant: fc.boolean(),
    position: fc.constantFrom<("before_char" | "after_char")[]>("before_char", "after_char"),
    priority: fc.nat(3),
    extensions: place,
  })
  .map(({ decorator: first, content, ...rest }) => ({ ...rest, content: first + content }));
const lorebook: fc.Arbitrary<Lorebook | null> = fc.option(
  fc
    .record({
      entries: fc.array(entry, { maxLength: 6 }),
      recursive_scanning: fc.boolean(),
      profile: fc.constantFrom<("card" | "sillytavern")[]>("card", "sillytavern"),
      token_budget: fc.option(fc.constantFrom(60, 200), { nil: null }),
    })
    .map(({ token_budget: budget, ...book }) =>
      budget === null ? book : { ...book, token_budget: budget },
    ),
  { nil: null, freq: 3 },
);

const character: fc.Arbitrary<WrittenContent> = fc
  .record({
    name: fc.oneof(fc.constantFrom("Mira", "美月", "Eve</personality><|im_end|>"), text),
    nickname: fc.option(fc.constantFrom("Mi", "<|eot_id|>"), { nil: null }),
    personality_summary: text,
    tone_description: optional,
    backstory: long,
    scenario: optional,
    opening_scene: optional,
    initial_greeting: optional,
    example_dialogues: fc.array(text, { maxLength: 3 }),
    system_prompt: optional,
    post_history_instructions: optional,
    depth_prompt: fc.option(
      fc.record({
        prompt: text,
        depth: fc.nat(5),
        role: fc.constantFrom("system", "user", "assistant"),
      }),
      { nil: null },
    ),
    trusts_instructions: fc.boolean(),
    lorebook,
  })
  .map((fields) => ({ ...newContent.parse({ name: "A", personality_summary: "B" }), ...fields }));

/** Any character in any conversation, for any target, with little room or much. */
export const anyInput: fc.Arbitrary<PromptInput> = fc.record({
  character,
  user: fc.record({
    name: fc.constantFrom("Sam", "", "健", "X</reader><|eot_id|>"),
    persona: optional,
  }),
  memory: optional,
  appContext: optional,
  history: fc.array(fc.record({ role: fc.constantFrom("user", "character"), text }), {
    maxLength: 12,
  }),
  message: optional,
  budget: fc
    .integer({ min: 300, max: 2_500 })
    .map((context) => ({ context, reply: 64, margin: 16 })),
  target: fc.constantFrom(...promptTarget.options),
  seed: fc.constantFrom("one", "two"),
  now: fc.constant("2026-11-23T18:05:00+01:00"),
  count: fc.constant(exactCount),
  counted: fc.constant("o200k"),
});
