import { expect, test } from "vitest";
import { promptBudget, shorterBudget } from "./promptBudget.ts";

test.each([
  [{}, { context: 32_768, reply: 1_024, margin: 492 }],
  [{ context: 256 }, { context: 256, reply: 128, margin: 64 }],
  [
    { context: 8_192, reply: 4_096 },
    { context: 8_192, reply: 4_096, margin: 123 },
  ],
  [{ context: 1_000_000 }, { context: 1_000_000, reply: 1_024, margin: 15_000 }],
])("%j is divided as %j", (asked, budget) => {
  expect(promptBudget(asked)).toEqual(budget);
});

test("a reply of more than half of the context is refused, with the most that there is", () => {
  expect(() => promptBudget({ context: 1_001, reply: 501 })).toThrow(
    expect.objectContaining({
      code: "VALIDATION_FAILED",
      message: "The reply may take half of the context at most: 500 of 1,001 tokens.",
      fieldErrors: [expect.objectContaining({ path: "reply", maximum: 500 })],
    }),
  );
  expect(promptBudget({ context: 1_001, reply: 500 }).reply).toBe(500);
});

test("what was refused is tried again with four fifths of what was sent", () => {
  const budget = promptBudget();
  expect(shorterBudget(budget, 10_000)).toEqual({ ...budget, context: 8_000 + 1_024 + 492 });
  expect(shorterBudget(budget, 31_252)).toEqual({ ...budget, context: 25_001 + 1_024 + 492 });
});
