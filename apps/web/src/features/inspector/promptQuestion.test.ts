import { expect, test } from "vitest";
import { localMinute, type PromptQuestion, toPromptInput, toRequest } from "./promptQuestion.ts";

const content = { name: "Mira", personality_summary: "Warm." } as PromptQuestion["content"];
const question: PromptQuestion = {
  ...{ id: "0197", version: 3, content, user: "Ana", history: [], message: null },
  ...{ target: "openai", context: 8_192, greeting: 0, seed: "s", now: "2026-11-23T18:00:00+01:00" },
};

test("browser and server are asked the same", () => {
  const loreState = { "7": { sticky: 4 } };
  const asked = toRequest({ ...question, changes: { name: "Mira" }, message: "Hi", loreState });
  expect(asked).toMatchObject({ id: "0197", version: 3, context: 8_192, lore_state: loreState });
  // The server divides the context by itself, in the same way.
  expect(asked).not.toHaveProperty("reply");
  expect(asked).toMatchObject({ content: { name: "Mira" }, message: "Hi", user: "Ana" });
  const input = toPromptInput({ ...question, message: "Hi", loreState });
  expect(input).toMatchObject({ character: content, message: "Hi", user: { name: "Ana" } });
  expect(input.budget.context).toBe(asked.context);
  expect(input.lore).toEqual({ state: loreState });
});

test("nothing said is no message", () => {
  expect(toRequest(question)).not.toHaveProperty("message");
  expect(toRequest(question)).not.toHaveProperty("content");
});

test.each([
  [60, "2026-11-23T18:05:00+01:00"],
  [-210, "2026-11-23T13:35:00-03:30"],
  [0, "2026-11-23T17:05:00+00:00"],
])("the minute with an offset of %i is %s", (offset, words) => {
  expect(localMinute(new Date("2026-11-23T17:05:42Z"), offset)).toBe(words);
});
