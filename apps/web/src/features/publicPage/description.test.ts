import { describe, expect, test } from "vitest";
import { inOneLine } from "./description.ts";

describe("inOneLine", () => {
  test("joins lines and keeps a short text as it is", () => {
    expect(inOneLine("  Low,\n\tamused. ")).toBe("Low, amused.");
  });

  test("cuts a long text between words and says so", () => {
    expect(inOneLine("She knows every tide of the harbour", 20)).toBe("She knows every…");
  });

  test("never cuts a family of joined emoji in two", () => {
    const family = "👨‍👩‍👧‍👦";
    expect(inOneLine(`${family} ${family} ${family}`, 16)).toBe(`${family}…`);
  });

  test("cuts a text without spaces too", () => {
    expect(inOneLine("在老城區開了三十年茶館觀察力敏銳", 8).length).toBeLessThanOrEqual(8);
  });
});
