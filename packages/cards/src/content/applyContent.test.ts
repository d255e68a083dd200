import type { CharacterContent } from "@personaforge/contract/content";
import { describe, expect, test } from "vitest";
import { type Card, emptyCard } from "../card.ts";
import { resultOf } from "../testing/results.ts";
import { applyContent } from "./applyContent.ts";
import { editLosses } from "./editLosses.ts";
import { toContent } from "./toContent.ts";

const sentence = "The lamp burns low tonight. ";
const long = (length: number) =>
  sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);

/** A card as they come: no personality, a long greeting, odd lists. */
const card: Card = {
  ...emptyCard(),
  name: "Mira",
  description: "A keeper of lamps.\n\nBorn at sea.",
  first_mes: long(900),
  mes_example: "Before\n<START>\n{{user}}: Hi \n\n<START>{{char}}: Ho\n",
  alternate_greetings: ["Hi.", "", long(20_500), "Ho."],
  tags: ["tea", "tea", "x".repeat(50), "sea"],
  creator_notes: "Notes.",
  extensions: { world: "Sea", depth_prompt: { prompt: "Rain.", depth: "4", note: 1 } },
};
const before = toContent(resultOf(card)).content;

/** Only what differs from the card above. */
function edited(changes: Partial<CharacterContent>): Partial<Card> {
  const after = applyContent(card, before, { ...before, ...changes });
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => value !== card[field as keyof Card]),
  );
}

const { extensions } = card;
const [, , whole, ho] = card.alternate_greetings;

const edits: [string, Partial<CharacterContent>, Partial<Card>][] = [
  ["name", { name: "Eve" }, { name: "Eve" }],
  ["nickname", { nickname: "Mi" }, { nickname: "Mi" }],
  ["personality_summary", { personality_summary: "Dry." }, { personality: "Dry." }],
  ["backstory", { backstory: null }, { description: "" }],
  ["scenario", { scenario: "Here." }, { scenario: "Here." }],
  [
    "opening_scene",
    { opening_scene: "Night fell." },
    {
      first_mes: "Night fell.",
      extensions: {
        ...extensions,
        personaforge: {
          initial_greeting: before.initial_greeting,
          opening_scene: "Night fell.",
        },
      },
    },
  ],
  [
    "initial_greeting",
    { initial_greeting: "Oh, you." },
    {
      first_mes: `${card.first_mes}\n\nOh, you.`,
      extensions: {
        ...extensions,
        personaforge: { initial_greeting: "Oh, you.", opening_scene: before.opening_scene },
      },
    },
  ],
  ["both greetings", { initial_greeting: "Oh.", opening_scene: null }, { first_mes: "Oh." }],
  [
    "alternate_greetings",
    { alternate_greetings: [...before.alternate_greetings.slice(1), "New."] },
    { alternate_greetings: [whole ?? "", ho ?? "", "New.", ""] },
  ],
  ["no alternate_greetings", { alternate_greetings: [] }, { alternate_greetings: [""] }],
  ["group_greetings", { group_greetings: ["All."] }, { group_only_greetings: ["All."] }],
  ["tags", { tags: ["lamp", "tea"] }, { tags: ["lamp", "tea", "tea", "x".repeat(50)] }],
  ["fewer tags", { tags: ["sea"] }, { tags: ["sea", "x".repeat(50)] }],
  [
    "example_dialogues",
    { example_dialogues: ["Before", "{{user}}: Hey", "{{char}}: Ho"] },
    { mes_example: "Before\n<START>\n{{user}}: Hey\n<START>{{char}}: Ho\n" },
  ],
  [
    "the first example",
    { example_dialogues: before.example_dialogues.toReversed() },
    { mes_example: "<START>{{char}}: Ho\n<START>\n{{user}}: Hi \n\n<START>\nBefore\n" },
  ],
  ["system_prompt", { system_prompt: "Be." }, { system_prompt: "Be." }],
  [
    "post_history_instructions",
    { post_history_instructions: "End." },
    { post_history_instructions: "End." },
  ],
  [
    "depth_prompt",
    { depth_prompt: { prompt: "Sun.", depth: 4, role: "system" } },
    { extensions: { ...extensions, depth_prompt: { prompt: "Sun.", depth: "4", note: 1 } } },
  ],
  [
    "no depth_prompt",
    { depth_prompt: null },
    { extensions: { ...extensions, depth_prompt: { prompt: "", depth: "4", note: 1 } } },
  ],
  ["lorebook", { lorebook: { entries: [] } }, { character_book: { entries: [] } }],
  ["trusts_instructions", { trusts_instructions: true }, {}],
  [
    "tagline",
    { tagline: "Witch" },
    { extensions: { ...extensions, personaforge: { tagline: "Witch" } } },
  ],
  [
    "content_rating",
    { content_rating: "mature" },
    { extensions: { ...extensions, personaforge: { content_rating: "mature" } } },
  ],
];

describe("an edit", () => {
  test.each(edits)("of %s changes only its own field of the card", (_, changes, expected) => {
    expect(edited(changes)).toEqual(expected);
  });

  test.each(edits)("of %s is there when the card is read again", (_, changes) => {
    const after = { ...before, ...changes };
    const { content } = toContent(resultOf(applyContent(card, before, after)));
    const expected = { ...after, trusts_instructions: false };
    // What was derived is derived again.
    if (changes.personality_summary === undefined) {
      expected.personality_summary = content.personality_summary;
    }
    expect(content).toEqual(expected);
  });

  test("of nothing gives the very card, whatever the picture and the file are", () => {
    const origin = { hash: "0".repeat(64), format: "v2", derived: [], cut: [] };
    expect(applyContent(card, before, { ...structuredClone(before), card: origin })).toBe(card);
  });

  test("of the greeting keeps a scene whole that was cut", () => {
    const message = long(25_000);
    const given = { ...card, first_mes: message };
    const content = toContent(resultOf(given)).content;
    const after = applyContent(given, content, { ...content, initial_greeting: "Oh." });
    expect(after.first_mes).toBe(`${message}\n\nOh.`);
  });

  const entries = ["Sea.", long(100_100)].map((content) => ({
    ...{ keys: ["sea"], content, enabled: true, insertion_order: 1 },
  }));
  const large: Card = {
    ...card,
    description: long(11_000),
    mes_example: `<START>\nHi\n<START>\n${long(10_100)}`,
    character_book: { entries },
    extensions: { depth_prompt: { prompt: long(10_100) } },
  };
  const short = toContent(resultOf(large)).content;
  const lost: [string, Partial<CharacterContent>, string[]][] = [
    ["nothing", {}, []],
    [
      "what is not cut",
      { name: "Eve", alternate_greetings: before.alternate_greetings.slice(1) },
      [],
    ],
    ["a cut text", { backstory: "Short." }, ["description"]],
    ["a cut greeting", { alternate_greetings: ["Hi."] }, ["alternate_greetings.2"]],
    ["a cut example", { example_dialogues: ["Hi"] }, ["mes_example"]],
    ["another example", { example_dialogues: short.example_dialogues.slice(1) }, []],
    ["a cut depth prompt", { depth_prompt: null }, ["extensions.depth_prompt.prompt"]],
    ["a cut entry", { lorebook: { entries: entries.slice(0, 1) } }, ["character_book.entries"]],
    ["another entry", { lorebook: { entries: short.lorebook?.entries.slice(1) ?? [] } }, []],
    ["the lorebook", { lorebook: null }, ["character_book"]],
  ];
  test.each(lost)("of %s says what is lost", (_, changes, paths) => {
    const losses = editLosses(large, short, { ...short, ...changes });
    expect(losses.map(({ path }) => path)).toEqual(paths);
  });
});
