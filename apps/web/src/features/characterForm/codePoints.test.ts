import { describe, expect, test } from "vitest";
import { lengthNews, unitsOf } from "./codePoints.ts";

describe("where a selection starts", () => {
  test.each([
    ["abcdef", 3, 3],
    ["a👋b👋", 2, 3],
    ["👩‍👩‍👧", 3, 5],
    ["short", 50, 5],
  ])("in %s the first %i code points take %i units", (text, points, units) => {
    expect(unitsOf(text, points)).toBe(units);
  });
});

describe("what is announced about a length", () => {
  test("nothing while there is room", () => {
    expect(lengthNews("Greeting", 449, 500)).toBe("");
  });

  test("once near the limit, so that not every key speaks", () => {
    expect(lengthNews("Greeting", 450, 500)).toBe(lengthNews("Greeting", 500, 500));
    expect(lengthNews("Greeting", 450, 500)).toContain("close to its limit");
  });

  test("again every 50 past it", () => {
    expect(lengthNews("Greeting", 501, 500)).toBe(lengthNews("Greeting", 549, 500));
    expect(lengthNews("Greeting", 550, 500)).toContain("more than 50");
    expect(lengthNews("Greeting", 620, 500)).toContain("more than 100");
  });
});
