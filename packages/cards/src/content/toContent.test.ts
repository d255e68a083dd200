import { countCodePoints } from "@personaforge/contract/codePoints";
import { characterContent, type CharacterContent } from "@personaforge/contract/content";
import { draftContent } from "@personaforge/contract/draft";
import { limits } from "@personaforge/contract/limits";
import { describe, expect, test } from "vitest";
import type { Card } from "../card.ts";
import { resultOf } from "../testing/results.ts";
import type { Mapped } from "./mapped.ts";
import { toContent } from "./toContent.ts";

const sentence = "The lamp burns low tonight. ";
const long = (length: number) =>
  sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);

function mapped(card: Partial<Card>, raw?: unknown): Mapped {
  const made = toContent(resultOf({ name: "Mira", personality: "Calm.", ...card }, raw));
  if (made.problems.length === 0) characterContent.parse(made.content);
  if (made.draft !== null) draftContent.parse(made.draft);
  return made;
}

const plain: [Partial<Card>, Partial<CharacterContent>][] = [
  [{ nickname: "Mi" }, { name: "Mira", nickname: "Mi" }],
  [{ nickname: "" }, { nickname: null }],
  [{ personality: " Calm.\r\n" }, { personality_summary: " Calm.\r\n" }],
  [{ description: "Born at sea." }, { backstory: "Born at sea." }],
  [{ scenario: "A harbour." }, { scenario: "A harbour." }],
  [{ first_mes: "Hello." }, { initial_greeting: "Hello.", opening_scene: null }],
  [{ first_mes: "" }, { initial_greeting: null, opening_scene: null }],
  [{ alternate_greetings: ["Hi.", "", " \n"] }, { alternate_greetings: ["Hi."] }],
  [{ group_only_greetings: ["All!"] }, { group_greetings: ["All!"] }],
  [{ tags: ["tea", " Tea ", "tea"] }, { tags: ["tea", " Tea "], content_rating: "general" }],
  [{ tags: ["NSFW"] }, { content_rating: "mature" }],
  [{ extensions: { byaf: { isNSFW: true } } }, { content_rating: "mature" }],
  [{ system_prompt: "Be kind." }, { system_prompt: "Be kind.", trusts_instructions: false }],
  [{ post_history_instructions: "Short." }, { post_history_instructions: "Short." }],
  [
    { mes_example: "<START>\n{{user}}: Hi\n{{char}}: Ho\n<start>\r\nMore\n" },
    { example_dialogues: ["{{user}}: Hi\n{{char}}: Ho", "More"] },
  ],
  [{ mes_example: "No mark" }, { example_dialogues: ["No mark"] }],
  [{ mes_example: "<START>\n<START>" }, { example_dialogues: [] }],
  [{ extensions: { lobe: { locale: "zh-CN" } } }, { language: "zh-CN" }],
  [{ extensions: { lobe: { locale: "not a locale" } } }, { language: null }],
  [
    {
      extensions: {
        eliza: { adjectives: ["dry", "kind"], style: { all: ["Brief."], chat: ["No emoji."] } },
      },
    },
    { tone_description: "dry, kind\nBrief.\nNo emoji." },
  ],
  [
    {
      extensions: {
        personaforge: {
          tagline: "A witch",
          license: "MIT",
          language: "en",
          tone_description: "Dry.",
        },
      },
    },
    { tagline: "A witch", license: "MIT", language: "en", tone_description: "Dry." },
  ],
  [
    {
      extensions: {
        personaforge: {
          tagline: "x".repeat(121),
          language: 7,
          name: "Eve",
          trusts_instructions: true,
        },
      },
    },
    { tagline: null, language: null, name: "Mira", trusts_instructions: false },
  ],
  [{ extensions: { personaforge: { scenario: "Other" } } }, { scenario: null }],
];

describe("a field of a card", () => {
  test.each(plain)("%j becomes %j", (card, content) => {
    expect(mapped(card).content).toMatchObject(content);
  });

  test("of TavernAI says by its document that it is mature", () => {
    expect(mapped({}, { nsfw: true }).content.content_rating).toBe("mature");
  });

  const depths: [unknown, CharacterContent["depth_prompt"]][] = [
    [
      { prompt: "Rain.", depth: 2, role: "user" },
      { prompt: "Rain.", depth: 2, role: "user" },
    ],
    [{ prompt: "Rain." }, { prompt: "Rain.", depth: 4, role: "system" }],
    [
      { prompt: "Rain.", depth: "7", role: 2 },
      { prompt: "Rain.", depth: 7, role: "assistant" },
    ],
    [
      { prompt: "Rain.", depth: 9_999, role: "?" },
      { prompt: "Rain.", depth: 999, role: "system" },
    ],
    ["Rain.", { prompt: "Rain.", depth: 4, role: "system" }],
    [{ prompt: "", depth: 4 }, null],
    [{ prompt: 3 }, null],
    [null, null],
  ];
  test.each(depths)("as depth prompt %j becomes %j", (given, depth) => {
    expect(mapped({ extensions: { depth_prompt: given } }).content.depth_prompt).toEqual(depth);
  });
});

describe("a missing personality", () => {
  const sources: [Partial<Card>, string][] = [
    [{ description: "\n \nA keeper.\nOf lamps.\n\nMore." }, "A keeper.\nOf lamps."],
    [{ system_prompt: "Be a keeper.\r\n\r\nMore." }, "Be a keeper."],
    [{ scenario: "On a tower." }, "On a tower."],
    [{ system_prompt: "# Role\n\n---\n## Who\nA keeper.\n\nMore." }, "A keeper."],
    [{ system_prompt: "# Role\n\nA keeper." }, "A keeper."],
    [{ system_prompt: "\n# Role\n" }, "# Role"],
    [{ first_mes: "Hello." }, "Hello."],
    [{}, "Mira"],
  ];
  test.each(sources)("is derived from %j", (card, personality) => {
    const { content, derived, notes } = mapped({ personality: " ", ...card });
    expect(content.personality_summary).toBe(personality);
    expect(derived).toEqual(["personality_summary"]);
    expect(notes).toContainEqual(
      expect.objectContaining({ code: "derived", field: "personality_summary" }),
    );
  });

  test("derived from a long text ends with a sentence and is not cut", () => {
    const { content, derived, cut } = mapped({ personality: "", description: long(9_000) });
    expect(content.personality_summary).toMatch(/tonight\.$/);
    expect(countCodePoints(content.personality_summary)).toBeLessThanOrEqual(2_000);
    expect({ derived, cut }).toEqual({ derived: ["personality_summary"], cut: [] });
  });
});

describe("a text over its limit", () => {
  const fields = [
    ["name", "name"],
    ["personality", "personality_summary"],
    ["description", "backstory"],
    ["scenario", "scenario"],
    ["nickname", "nickname"],
    ["system_prompt", "system_prompt"],
    ["post_history_instructions", "post_history_instructions"],
  ] as const;
  test.each(fields)("%s has its beginning in %s, and is whole in the draft", (source, field) => {
    const whole = long(limits[field] + 1);
    const { content, draft, cut, notes } = mapped({ [source]: whole });
    expect(whole.startsWith(content[field] ?? "?")).toBe(true);
    expect(content[field]).toMatch(/tonight\.$/);
    expect(draft).toEqual({ [field]: whole });
    expect(cut).toEqual([field]);
    expect(notes).toContainEqual(
      expect.objectContaining({
        code: "over_limit",
        field,
        source,
        length: limits[field] + 1,
        limit: limits[field],
      }),
    );
  });

  test("is not cut at the limit, counted in code points", () => {
    const { content, cut } = mapped({ scenario: "🌊".repeat(limits.scenario) });
    expect(countCodePoints(content.scenario ?? "")).toBe(limits.scenario);
    expect(cut).toEqual([]);
  });

  test("is cut at a word, or between letters, when it has no sentences", () => {
    expect(mapped({ name: `${"Lord ".repeat(30)}` }).content.name).toMatch(/^(Lord )+Lord$/);
    const clusters = "👩‍👩‍👧".repeat(60);
    const { name } = mapped({ name: clusters }).content;
    expect(clusters.startsWith(name) && name.endsWith("👧")).toBe(true);
  });

  test("of a greeting is the opening scene, with its beginning as the greeting", () => {
    const whole = long(5_000);
    const { content, derived, cut, draft, notes } = mapped({ first_mes: whole });
    expect(content.opening_scene).toBe(whole);
    expect(content.initial_greeting).toMatch(/tonight\.$/);
    expect(whole.startsWith(content.initial_greeting ?? "?")).toBe(true);
    expect({ derived, cut, draft }).toEqual({
      derived: ["initial_greeting"],
      cut: [],
      draft: null,
    });
    expect(notes.map(({ code }) => code)).toEqual(["moved", "derived"]);
  });

  test("of a scene is cut too", () => {
    const { cut, draft, derived } = mapped({ first_mes: long(30_000) });
    expect(draft).toEqual({ opening_scene: long(30_000) });
    expect({ derived, cut }).toEqual({ derived: ["initial_greeting"], cut: ["opening_scene"] });
  });

  test("beyond a draft is noted as such", () => {
    const { draft, notes } = mapped({ description: long(300_000) });
    expect(countCodePoints(draft?.backstory ?? "")).toBeLessThanOrEqual(limits.draft_text);
    expect(notes.map(({ code }) => code)).toContain("kept_in_original");
  });

  test("in a list is whole in the draft", () => {
    const texts = ["Hi.", long(20_001), ...Array.from({ length: 20 }, (_, n) => `Hello ${n}.`)];
    const { content, draft, cut, notes } = mapped({ alternate_greetings: texts });
    expect(content.alternate_greetings).toHaveLength(20);
    expect(content.alternate_greetings.slice(2)).toEqual(texts.slice(2, 20));
    expect(draft).toEqual({ alternate_greetings: texts });
    expect(cut).toEqual(["alternate_greetings"]);
    expect(notes.map(({ length, limit }) => [length, limit])).toEqual([
      [20_001, 20_000],
      [22, 20],
    ]);
  });

  test("among tags stays in the original", () => {
    const tags = ["x".repeat(41), ...Array.from({ length: 30 }, (_, n) => `t${n}`), "t1"];
    const { content, draft, cut, notes } = mapped({ tags });
    expect(content.tags).toEqual(tags.slice(1, 21));
    expect({ draft, cut }).toEqual({ draft: null, cut: ["tags"] });
    expect(notes.map(({ code }) => code)).toEqual(["kept_in_original", "over_limit", "over_limit"]);
  });

  test("of a depth prompt is whole in the draft", () => {
    const prompt = long(10_001);
    const { content, draft } = mapped({ extensions: { depth_prompt: { prompt, depth: 1 } } });
    expect(content.depth_prompt?.prompt).toMatch(/tonight\.$/);
    expect(draft).toEqual({ depth_prompt: { prompt, depth: 1, role: "system" } });
  });
});

describe("text that cannot be stored", () => {
  test("is taken out and noted", () => {
    const { content, notes, draft } = mapped({
      description: "a\0b\ud800c",
      tags: ["te\0a", "tea"],
      alternate_greetings: ["\udc00Hi."],
    });
    expect(content).toMatchObject({
      backstory: "abc",
      tags: ["tea"],
      alternate_greetings: ["Hi."],
    });
    expect(notes.filter(({ code }) => code === "unstorable_text")).toHaveLength(3);
    expect(draft).toBeNull();
  });

  test("as all of a name leaves none", () => {
    for (const name of ["", "\0", "\u200b", " "]) {
      expect(mapped({ name }).problems).toMatchObject([{ path: "name", code: "name_missing" }]);
    }
    expect(toContent(resultOf({ name: "" }), { name: "Eve" })).toMatchObject({
      content: { name: "Eve", personality_summary: "Eve" },
      problems: [],
    });
  });
});

test("what a character has no field for is noted, and our own extension is not", () => {
  const { notes } = mapped({
    creator: "A",
    creator_notes: "N",
    assets: [{ type: "icon", uri: "ccdefault:", name: "main", ext: "png" }],
    extensions: {
      chub: { id: 1 },
      world: "",
      depth_prompt: { prompt: "" },
      personaforge: { tagline: "T" },
    },
  });
  expect(notes.map(({ code, source }) => [code, source])).toEqual([
    ["unmapped", "creator"],
    ["unmapped", "creator_notes"],
    ["unmapped", "assets"],
    ["unmapped", "extensions.chub"],
  ]);
});

test.each([
  ["system_prompt", { system_prompt: "Be kind." }],
  ["depth_prompt", { extensions: { depth_prompt: { prompt: "Rain.", depth: 4 } } }],
])("that instructions are not followed yet is said: %s", (source, card) => {
  const codes = (of: Mapped) => of.notes.filter(({ code }) => code === "not_followed");
  expect(codes(mapped(card))).toMatchObject([{ field: "trusts_instructions", source }]);
  expect(codes(mapped({}))).toEqual([]);
});
