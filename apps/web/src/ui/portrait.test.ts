import { describe, expect, test } from "vitest";
import { contrast, parseOklch } from "./contrast.ts";
import { portrait } from "@personaforge/contract/portrait";

const id = "0193a000-0000-7000-8000-000000000001";

describe("initials", () => {
  test.each([
    ["Mira Vale", "MV"],
    ["Unit 7", "U7"],
    ["Dr. Imogen Ashworth-Okonkwo", "DA"],
    ["mira", "M"],
    ["陳 Chen", "陳"],
    ["👩‍🚀 Ada", "👩‍🚀"],
    ["é́lan", "É́"],
    ["“The” Crow", "C"],
    ["…", "·"],
  ])("%s gives %s", (name, initials) => {
    expect(portrait(id, name).initials).toBe(initials);
  });
});

describe("background", () => {
  test("is the same for the same id, whatever the name", () => {
    const { initials: _, ...look } = portrait(id, "A");
    expect(portrait(id, "B")).toMatchObject(look);
  });

  test("differs between neighbouring ids", () => {
    const next = id.replace(/1$/, "2");
    expect(portrait(next, "A")).not.toEqual(portrait(id, "A"));
  });
});

test("white initials stand out from both ends of the gradient, whatever the id", () => {
  const white = { lightness: 1, chroma: 0, hue: 0 };
  const ratios = Array.from({ length: 2_000 }, (_, index) => {
    const { from, to } = portrait(`id-${index}`, "A");
    return Math.min(...[from, to].map((colour) => contrast(parseOklch(colour), white)));
  });
  expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
});
