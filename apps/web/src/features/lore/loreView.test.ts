import type { LoreEntry } from "@personaforge/contract/lorebook";
import { describe, expect, test } from "vitest";
import { pageCount, pageOf, rowsOf } from "./loreView.ts";

const entry = (name: string, order: number, content = ""): LoreEntry => ({
  name,
  keys: [`${name} key`],
  content,
  enabled: true,
  insertion_order: order,
});
const entries = [entry("Tide", 30, "The MOON pulls."), entry("gull 10", 10), entry("gull 9", 20)];

describe("rows", () => {
  test("stand in the order of the prompt, by name, or as they are stored", () => {
    expect(rowsOf(entries, "", "order")).toEqual([1, 2, 0]);
    expect(rowsOf(entries, "", "name")).toEqual([2, 1, 0]);
    expect(rowsOf(entries, " ", "stored")).toEqual([0, 1, 2]);
  });

  test("hold every word that is searched, anywhere and in any case", () => {
    expect(rowsOf(entries, "moon tide", "stored")).toEqual([0]);
    expect(rowsOf(entries, "GULL KEY", "stored")).toEqual([1, 2]);
    expect(rowsOf(entries, "moon gull", "stored")).toEqual([]);
  });

  test("are found by what an entry says now", () => {
    const changed = entries.with(1, { ...entry("gull 10", 10), content: "moon" });
    expect(rowsOf(entries, "moon", "stored")).toEqual([0]);
    expect(rowsOf(changed, "moon", "stored")).toEqual([0, 1]);
  });
});

test("pages hold 50 rows", () => {
  const rows = Array.from({ length: 101 }, (_, index) => index * 2);
  expect(pageCount(rows)).toBe(3);
  expect([0, 98, 100, 200].map((index) => pageOf(rows, index))).toEqual([0, 0, 1, 2]);
  expect(pageOf(rows, 1)).toBe(0);
  expect(pageCount([])).toBe(1);
});
