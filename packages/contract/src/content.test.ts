import { describe, expect, test } from "vitest";
import { createCharacter, updateCharacter } from "./character.ts";
import { isErrorCode } from "./errors.ts";

const id = "0190a1b2-0000-7000-8000-000000000001";

describe("createCharacter", () => {
  test("needs a name and a personality, and fills in the rest", () => {
    expect(createCharacter.parse({ name: "A", personality_summary: "B" })).toEqual({
      name: "A",
      personality_summary: "B",
      backstory: null,
      tone_description: null,
      initial_greeting: null,
      tagline: null,
      opening_scene: null,
      alternate_greetings: [],
      example_dialogues: [],
      tags: [],
      language: null,
      license: null,
      content_rating: "general",
      nickname: null,
      scenario: null,
      group_greetings: [],
      system_prompt: null,
      post_history_instructions: null,
      depth_prompt: null,
      trusts_instructions: false,
      lorebook: null,
      avatar: null,
      card: null,
      is_public: false,
    });
  });

  test("refuses what it does not know and what is not a boolean", () => {
    const given = { name: "A", personality_summary: "B", is_public: "false", __owner: 1 };
    const issues = createCharacter.safeParse(given).error?.issues.map(({ code }) => code);
    expect(issues?.toSorted()).toEqual(["invalid_type", "unrecognized_keys"]);
  });
});

test("updateCharacter leaves absent fields absent", () => {
  expect(updateCharacter.parse({ id, backstory: null })).toEqual({ id, backstory: null });
});

test("error codes are known by name alone", () => {
  expect(isErrorCode("NOT_FOUND")).toBe(true);
  expect(isErrorCode("toString")).toBe(false);
});
