import { expect, test } from "vitest";
import { noSelection, toggled } from "./selection.ts";

const rows = ["a", "b", "c", "d", "e"];
const picked = (selection: typeof noSelection) => [...selection.ids].toSorted().join("");

test("a row is picked and let go", () => {
  const one = toggled(noSelection, "b", null);
  expect(picked(one)).toBe("b");
  expect(picked(toggled(one, "b", null))).toBe("");
});

test("a range reaches from the last row to this one, up and down", () => {
  const one = toggled(noSelection, "b", null);
  expect(picked(toggled(one, "d", rows))).toBe("bcd");
  expect(picked(toggled(toggled(one, "d", null), "a", rows))).toBe("abcd");
});

test("a range becomes what its end becomes", () => {
  const all = { ids: new Set(rows), anchor: "b" };
  expect(picked(toggled(all, "d", rows))).toBe("ae");
});

test("a range from a row that is no longer there is this row alone", () => {
  expect(picked(toggled({ ids: new Set(), anchor: "gone" }, "d", rows))).toBe("d");
  expect(picked(toggled(noSelection, "d", rows))).toBe("d");
});
