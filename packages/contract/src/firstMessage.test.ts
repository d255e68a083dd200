import { describe, expect, test } from "vitest";
import { firstMessage } from "./firstMessage.ts";

describe("firstMessage", () => {
  test.each([
    ["nothing", null, null, null],
    ["a scene alone, which nobody says", null, "It rains.", null],
    ["an empty greeting", "", "It rains.", null],
    ["a greeting", "Hello.", null, "Hello."],
    ["a greeting beside a scene", "Hello.", "It rains.", "Hello."],
    ["the beginning of a long first message", "It rains.", "It rains. Hello.", "It rains. Hello."],
  ])("%s", (_, initial_greeting, opening_scene, said) => {
    expect(firstMessage({ initial_greeting, opening_scene })).toBe(said);
  });
});
