import * as fc from "fast-check";
import { expect, test } from "vitest";
import { align } from "./align.ts";
import { sameJson } from "./json.ts";

test.each<[string, unknown[], unknown[], (number | null)[]]>([
  ["the same list", ["a", "b"], ["a", "b"], [0, 1]],
  ["one more at the end", ["a"], ["a", "b"], [0, null]],
  ["one more at the beginning", ["a", "a"], ["b", "a", "a"], [null, 0, 1]],
  ["one taken out", ["a", "b", "c"], ["a", "c"], [0, 2]],
  ["another order", ["a", "b", "c"], ["c", "a", "b"], [2, 0, 1]],
  ["an edited text", ["a", "b", "c"], ["a", "x", "c"], [0, 1, 2]],
  [
    "an edited item with an id, moved",
    [
      { id: 1, t: "a" },
      { id: 2, t: "b" },
    ],
    [
      { id: 2, t: "x" },
      { id: 1, t: "y" },
    ],
    [1, 0],
  ],
  [
    "equal ids",
    [
      { id: 0, content: "a" },
      { id: 0, content: "b" },
    ],
    [
      { id: 0, content: "b" },
      { id: 0, content: "c" },
    ],
    [1, 0],
  ],
  [
    "an edited id",
    [
      { id: 1, content: "a" },
      { id: 2, content: "b" },
    ],
    [{ id: 9, content: "b" }],
    [1],
  ],
  [
    "one with another id in its place",
    [{ id: 1, content: "a" }],
    [{ id: 2, content: "b" }],
    [null],
  ],
  ["all gone", ["a"], [], []],
])("%s", (_, before, after, places) => {
  expect(align(before, after)).toEqual(places);
});

test("no item is given away twice, and equal items find each other", () => {
  const item = fc.oneof(
    fc.record({ content: fc.constantFrom("x", "y") }),
    fc.record({ id: fc.nat(2), content: fc.constantFrom("x", "y") }),
  );
  fc.assert(
    fc.property(fc.array(item), fc.array(item), (before, after) => {
      const places = align(before, after).filter((place) => place !== null);
      expect(new Set(places).size).toBe(places.length);
      const common = before.filter((one) => after.some((other) => sameJson(one, other)));
      if (common.length > 0) expect(places.length).toBeGreaterThan(0);
    }),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(["a", "b", "c", "d", "e"]), (after) => {
      const before = ["a", "b", "c", "d", "e"];
      expect(align(before, after).map((place) => before[place ?? -1])).toEqual(after);
    }),
  );
});
