import { compile } from "@personaforge/prompt/compile";
import { expect, test } from "vitest";
import { conversationWriter, inputOf } from "./conversations.ts";
import { naivePrompt } from "./naivePrompt.ts";

const conversation = conversationWriter(1)();
const input = inputOf(conversation, { target: "openai" });
const words = (text: string) => text.split(" ").length;

test("a character has about 9,000 characters, and its conversation as many again", () => {
  const { name, ...texts } = conversation.character;
  const written = Object.values(texts)
    .flat()
    .filter((text) => typeof text === "string");
  const length = (all: readonly string[]) => all.reduce((sum, text) => sum + text.length, 0);
  expect(length(written)).toBeGreaterThan(8_800);
  expect(length(written)).toBeLessThan(9_700);
  expect(conversation.history).toHaveLength(40);
  expect(length(conversation.history.map(({ text }) => text))).toBeGreaterThan(8_000);
  expect(conversationWriter(1)()).toEqual(conversation);
  expect(conversationWriter(2)().character.name).not.toBe(name);
});

test("the prompt by hand holds the same texts as the compiled one", () => {
  const system = naivePrompt(input, words)[0]?.content ?? "";
  const { blocks, report } = compile(input);
  expect(report.history).toMatchObject({ kept: 40, dropped: 0 });
  const ours = blocks[0]?.parts.filter(({ source }) => source !== null) ?? [];
  expect(ours.map(({ source }) => source)).toEqual([
    ...["personality_summary", "tone_description", "backstory", "scenario", "opening_scene"],
    ...["example_dialogues.0", "example_dialogues.1"],
  ]);
  for (const { text } of ours) expect(system).toContain(text);
  expect(system).not.toContain("{{");
  const said = naivePrompt(input, words).slice(1);
  expect(said).toEqual(
    blocks.slice(1).map(({ role, parts }) => ({ role, content: parts[0]?.text })),
  );
});

test("by hand, the oldest turns go when there is no room", () => {
  const all = naivePrompt(input, words);
  const budget = { context: 3_000, reply: 100, margin: 0 };
  const short = naivePrompt({ ...input, budget }, words);
  expect(short.length).toBeLessThan(all.length);
  expect(short.length).toBeGreaterThan(5);
  expect(short).toEqual([all[0], ...all.slice(1 - short.length)]);
});
