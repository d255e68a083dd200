import { describe, expect, test } from "vitest";
import { openersFor } from "./openers.ts";

const mira = { name: "Mira Vale", tags: ["rumours", "nets"], language: "en", hasBackstory: true };

describe("openersFor", () => {
  test("speaks of the tags, the name and the past of the character", () => {
    const openers = openersFor(mira);
    expect(openers).toHaveLength(3);
    expect(openers[0]).toBe("Where does your story begin, Mira Vale?");
    expect(openers[1]).toContain("nets");
  });

  test("gives three different ones to a character with only a name", () => {
    const openers = openersFor({ ...mira, tags: [], hasBackstory: false });
    expect(new Set(openers).size).toBe(3);
    expect(openers[0]).toBe("Who is Mira Vale, in your own words?");
  });

  test("speaks the language of the character, whatever its region", () => {
    const openers = openersFor({ ...mira, name: "陳", tags: ["茶"], language: "zh-TW" });
    expect(openers[0]).toContain("故事");
    expect(openers[1]).toContain("茶");
  });

  test("falls back to English for a language it does not know", () => {
    expect(openersFor({ ...mira, language: "is" })).toEqual(openersFor(mira));
  });
});
