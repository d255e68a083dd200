import { characterContent, type CharacterContent } from "@personaforge/contract/content";
import { countCodePoints } from "@personaforge/contract/codePoints";
import { describe, expect, test } from "vitest";
import { earlierVersions } from "./earlier.ts";
import { samples } from "./samples.ts";

function texts(sample: CharacterContent): string[] {
  const values = Object.values(sample).flat();
  return values.filter((value) => typeof value === "string");
}

test("there are six samples with six names and six pairs of initials", () => {
  expect(samples).toHaveLength(6);
  expect(new Set(samples.map((sample) => sample.name)).size).toBe(6);
  const initials = samples.map(({ name }) => name.split(" ").map((word) => word[0]));
  expect(new Set(initials.map((letters) => letters.join(""))).size).toBe(6);
});

test("the bilingual sample greets and tells in both languages", () => {
  const [guide, ...others] = samples.filter(({ tags }) => tags.includes("bilingual"));
  expect(others).toEqual([]);
  for (const text of [guide?.initial_greeting, guide?.backstory]) {
    expect(text).toMatch(/ a gente /);
    expect(text).toMatch(/ the /);
  }
});

test("what a sample was before is a version too, and each step changed something", () => {
  for (const [name, earlier] of earlierVersions) {
    const contents = [...earlier.map(({ content }) => content), samples.find(isCalled(name))];
    const texts = contents.map((content) => JSON.stringify(characterContent.parse(content)));
    expect(new Set(texts).size).toBe(contents.length);
  }
});

const isCalled = (name: string) => (sample: CharacterContent) => sample.name === name;

describe.each(samples)("$name", (sample) => {
  test("is what the contract takes, unchanged", () => {
    expect(characterContent.parse(sample)).toEqual(sample);
  });

  test("is long enough to answer from and short enough to read", () => {
    const personality = countCodePoints(sample.personality_summary);
    expect(personality).toBeGreaterThanOrEqual(300);
    expect(personality).toBeLessThanOrEqual(900);
    const backstory = countCodePoints(sample.backstory ?? "");
    expect(backstory).toBeGreaterThanOrEqual(1_200);
    expect(backstory).toBeLessThanOrEqual(3_500);
    expect(sample.tags.length).toBeGreaterThanOrEqual(3);
    expect(sample.tags.length).toBeLessThanOrEqual(6);
  });

  test("fills every field that a reader sees first", () => {
    const { tagline, initial_greeting, tone_description, language, license } = sample;
    for (const text of [tagline, initial_greeting, tone_description, language]) {
      expect(text).toBeTruthy();
    }
    expect(license).toBe("CC0-1.0");
    expect(sample.content_rating).toBe("general");
  });

  test("shows two or three exchanges, each opened by the user", () => {
    expect(sample.example_dialogues.length).toBeGreaterThanOrEqual(2);
    expect(sample.example_dialogues.length).toBeLessThanOrEqual(3);
    for (const dialogue of sample.example_dialogues) {
      expect(dialogue).toMatch(/^\{\{user\}\}: .+\n\{\{char\}\}: .+/);
    }
  });

  test("has no dash, no doubled space and no space at an end", () => {
    for (const text of texts(sample)) {
      expect(text).not.toMatch(/[–—]| {2}| \n/);
      expect(text).toBe(text.trim());
    }
  });
});
