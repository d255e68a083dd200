import { characterContent } from "@personaforge/contract/content";
import type { OverLimitAnswers } from "@personaforge/contract/importAnswer";
import { expect, test } from "vitest";
import type { Card } from "../card.ts";
import { resultOf } from "../testing/results.ts";
import { toContent } from "./toContent.ts";

const text = (length: number) => "Dusk. ".repeat(length / 6);
const card: Partial<Card> = {
  name: text(150),
  description: text(30_000),
  first_mes: text(24_000),
  mes_example: text(30_000),
  extensions: {
    depth_prompt: { prompt: text(12_000), depth: 2, role: "user" },
    eliza: { adjectives: [], style: { all: [text(1_200)], chat: [] } },
  },
};

const mapped = (overLimit: OverLimitAnswers = {}, more: Partial<Card> = {}) =>
  toContent(resultOf({ personality: "Calm.", ...card, ...more }), { overLimit });

const edit = (words: string) => ({ action: "edit", text: words }) as const;

test("every single text that is over its limit can be answered for, a list cannot", () => {
  const { longTexts, cut } = mapped();
  expect(longTexts.map(({ field, text: { length }, mayMove }) => [field, length, mayMove])).toEqual(
    [
      ["name", 150, false],
      ["backstory", 30_000, false],
      ["opening_scene", 24_000, false],
      ["depth_prompt", 12_000, false],
      ["tone_description", 1_200, false],
    ],
  );
  expect(cut).toContain("example_dialogues");
  expect(mapped({}, { first_mes: "" }).longTexts.filter(({ mayMove }) => mayMove)).toMatchObject([
    { field: "tone_description" },
  ]);
});

test("an edited text is in the content, and what is left of it only in the file", () => {
  const answers = {
    ...{ name: edit("Mira"), backstory: edit(""), depth_prompt: edit("Short.") },
    ...{ opening_scene: edit("A pier."), tone_description: edit("Dry.") },
  };
  const { content, draft, notes, cut, derived, given, longTexts } = mapped(answers);
  characterContent.parse(content);
  expect(content).toMatchObject({
    ...{ name: "Mira", backstory: null, opening_scene: "A pier.", tone_description: "Dry." },
    depth_prompt: { prompt: "Short.", depth: 2, role: "user" },
  });
  expect(Object.keys(draft ?? {})).toEqual(["example_dialogues"]);
  expect([cut, derived]).toEqual([["example_dialogues"], ["initial_greeting"]]);
  // The first message is no longer what the scene is.
  expect(notes.map(({ code }) => code)).not.toContain("moved");
  expect(given.toSorted()).toEqual(Object.keys(answers).toSorted());
  expect(longTexts).toEqual(mapped().longTexts);
});

test("a text is moved only where it finds room, and its field keeps the beginning", () => {
  const move = { tone_description: { action: "move" } } as const;
  const { content, cut, given } = mapped(move, { first_mes: "" });
  expect(content.opening_scene).toBe(text(1_200));
  expect(text(1_200).startsWith(content.tone_description ?? "-")).toBe(true);
  expect([cut.includes("tone_description"), given]).toEqual([true, ["opening_scene"]]);
  expect(mapped(move)).toEqual(mapped());
  expect(mapped({ nickname: edit("Mi") })).toEqual(mapped());
});
