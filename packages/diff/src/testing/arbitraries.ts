import type { CharacterContent } from "@personaforge/contract/content";
import fc from "fast-check";

/** Few words, so that two texts often share some. */
const words = fc
  .array(
    fc.constantFrom(
      ..."the keeper counts waves storm, storm. Who? 灯台守は 波を 数える。 静か 她 喜欢 雨天 ประภาคาร".split(
        " ",
      ),
      ..."👨‍👩‍👧‍👦 👍🏽 🇯🇵 e\u0301 \u0600 \u0301 ำ \r \u200d \ufeff".split(" "),
    ),
    { maxLength: 60 },
  )
  .chain((list) =>
    fc
      .array(fc.constantFrom(" ", "", "\n", "\r\n", "  "), {
        minLength: list.length,
        maxLength: list.length,
      })
      .map((gaps) => list.map((word, at) => word + (gaps[at] ?? "")).join("")),
  );

/** Any well-formed text. */
export const anyText = fc.oneof(
  words,
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom("a", "b", " ", "\r", "\n", "\u0301"), maxLength: 80 }),
);

/** Two texts, of which the second is often the first with an edit. */
export const twoTexts: fc.Arbitrary<[string, string]> = fc.oneof(
  fc.tuple(anyText, anyText),
  fc
    .tuple(anyText, anyText, anyText, anyText)
    .map(([start, old, edited, end]): [string, string] => [
      start + old + end,
      start + edited + end,
    ]),
);

const nullable = fc.option(anyText, { nil: null });
/** Few texts, so that lists hold one twice and two lists hold the same in another order. */
const entries = fc.array(
  fc.oneof(
    fc.constantFrom("tea", "teas", "Good evening, traveller.", "Good evening, stranger."),
    anyText,
  ),
  { maxLength: 8 },
);

const loreEntry = fc.record({
  keys: fc.array(anyText, { maxLength: 2 }),
  content: anyText,
  enabled: fc.boolean(),
  insertion_order: fc.nat(5),
});

const content: fc.Arbitrary<CharacterContent> = fc.record({
  name: anyText,
  personality_summary: anyText,
  backstory: nullable,
  tone_description: nullable,
  initial_greeting: nullable,
  tagline: nullable,
  opening_scene: nullable,
  alternate_greetings: entries,
  example_dialogues: entries,
  tags: entries,
  language: fc.constantFrom("en", "ja", null),
  license: nullable,
  content_rating: fc.constantFrom("general", "mature"),
  nickname: nullable,
  scenario: nullable,
  group_greetings: entries,
  system_prompt: nullable,
  post_history_instructions: nullable,
  depth_prompt: fc.option(
    fc.record({ prompt: anyText, depth: fc.nat(9), role: fc.constantFrom("system", "user") }),
    { nil: null },
  ),
  trusts_instructions: fc.boolean(),
  lorebook: fc.option(fc.record({ entries: fc.array(loreEntry, { maxLength: 3 }) }), { nil: null }),
  avatar: fc.option(
    fc.record({
      hash: fc.constantFrom("0", "a").map((digit) => digit.repeat(64)),
      width: fc.integer({ min: 1, max: 1024 }),
      height: fc.constant(512),
      thumbhash: fc.constant("3OcRJYB4d3h/iIeHeEh3eIhw+j2w"),
    }),
    { nil: null },
  ),
  card: fc.option(
    fc.record({
      hash: fc.constantFrom("1", "b").map((digit) => digit.repeat(64)),
      format: fc.constantFrom("v2", "v3"),
      derived: fc.subarray(["personality_summary", "initial_greeting"]),
      cut: fc.subarray(["backstory"]),
    }),
    { nil: null },
  ),
});

/** Contents that often agree in some of their fields. */
export const contents = (count: number): fc.Arbitrary<CharacterContent[]> =>
  fc
    .tuple(
      fc.array(content, { minLength: count, maxLength: count }),
      fc.array(fc.array(fc.nat(count - 1), { minLength: count, maxLength: count }), {
        minLength: 23,
        maxLength: 23,
      }),
    )
    .map(([made, sources]) =>
      made.map((own, at) => {
        const fields = Object.keys(own) as (keyof CharacterContent)[];
        const mixed = fields.map((field, place) => [
          field,
          made[sources[place]?.[at] ?? at]?.[field] ?? own[field],
        ]);
        return { ...own, ...Object.fromEntries(mixed) } as CharacterContent;
      }),
    );
