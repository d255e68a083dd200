import { describe, expect, test } from "vitest";
import { readMemory } from "./memory.ts";
import * as characters from "./testing/characters.ts";

const texts = (character: (typeof characters)["ship"]) =>
  readMemory(character).passages.map(({ text }) => text);

describe("what the demo model remembers of a character", () => {
  test("English is in the first person, other languages are quoted", () => {
    expect(texts(characters.guide)).toContain("I am cheerful, hungry and proud of my city.");
    expect(texts(characters.guide)).toContain("“Marisol habla rápido y ríe fuerte.”");
    expect(texts(characters.chinese)[0]).toBe("「林墨是边境小镇的茶馆老板。」");
    expect(texts(characters.japanese)).toHaveLength(5);
  });

  test("what cannot be said in the first person is left out", () => {
    // Whether "He keeps a cat" is about Malone or his partner, no rule can tell.
    const said = texts(characters.detective).join(" ");
    expect(said).toContain("My ex-wife, Ruth, sends a card");
    expect(said).not.toMatch(/\b(?:cat|Similes)\b/);
  });

  test("whose daughter it is must be clear", () => {
    const backstory = "Hendrik founded the firm, and his daughter runs it. Malone works there.";
    expect(texts({ ...characters.detective, backstory })).toContain("I work there.");
    expect(texts({ ...characters.detective, backstory }).join(" ")).not.toContain("daughter");
  });

  test("nothing makes it speak of models", () => {
    const personality_summary = "Max is a large language model. Max likes rain. He is no chatbot.";
    expect(texts({ ...characters.ship, name: "Max", personality_summary }).join(" ")).not.toMatch(
      /model|chatbot/,
    );
  });

  test("samples keep the author's lines and paragraphs", () => {
    const { samples } = readMemory(characters.ship);
    expect(samples.map(({ said }) => said)).toEqual(["Are you alive?"]);
    expect(samples[0]?.answer).toBe(
      "I have been asked that in four languages and one mutiny. I keep the air warm and I dislike goodbyes.\nDraw your own conclusion.",
    );
    expect(readMemory(characters.tutor).samples).toHaveLength(2);
  });

  test("a character with one sentence, marks or nothing readable is no problem", () => {
    const bare = { ...characters.ship, backstory: null, tone_description: null, tagline: null };
    for (const personality_summary of ["a", "…", "🫖", "- **Likes:** tea\n\n# Notes\n1. Quiet."]) {
      expect(() => readMemory({ ...bare, personality_summary })).not.toThrow();
    }
  });
});
