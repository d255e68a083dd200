import type { LoreEntry, Lorebook } from "@personaforge/contract/lorebook";
import { describe, expect, test } from "vitest";
import {
  copyOfEntry,
  emptyBook,
  entryTitle,
  insertEntry,
  newEntry,
  orNoBook,
  removeEntry,
  replaceEntry,
  withChange,
  withExtensions,
} from "./loreChanges.ts";

const entry = (keys: string[], order = 1): LoreEntry => ({
  keys,
  content: "",
  enabled: true,
  insertion_order: order,
});
const book: Lorebook = { theirs: [1], entries: [entry(["a"], 5), entry(["b"], 200)] };

test("what other programs wrote stays, in its place", () => {
  const imported = { ...entry(["a"]), theirs: { kept: true }, extensions: { depth: 4, risu: [1] } };
  const changed = withExtensions(withChange(imported, { name: "Tide" }), {
    depth: undefined,
    role: 1,
  });
  expect(changed).toEqual({
    ...imported,
    name: "Tide",
    extensions: { risu: [1], role: 1 },
  });
  expect(Object.keys(changed).slice(0, 6)).toEqual(Object.keys(imported));
});

test("entries come, go and change without touching the book that was", () => {
  const before = structuredClone(book);
  const [first] = book.entries;
  expect(insertEntry(book, 1, entry(["c"])).entries.map(({ keys }) => keys[0])).toEqual([
    "a",
    "c",
    "b",
  ]);
  expect(removeEntry(book, 0)).toEqual({ theirs: [1], entries: [book.entries[1]] });
  expect(replaceEntry(book, 1, entry(["z"])).entries[0]).toBe(first);
  expect(book).toEqual(before);
});

test("a new entry stands behind all others", () => {
  expect(newEntry(book).insertion_order).toBe(201);
  expect(newEntry(emptyBook).insertion_order).toBe(100);
});

test("a copy has no id of its own yet, and says that it is one", () => {
  expect(copyOfEntry({ ...entry(["a"]), id: 7, name: "Tide" })).toEqual({
    ...entry(["a"]),
    name: "Tide (copy)",
  });
  expect(copyOfEntry(entry(["a"]))).toEqual(entry(["a"]));
});

describe("a book without entries", () => {
  test("is none when it says nothing", () => {
    expect(orNoBook({ entries: [] })).toBeNull();
  });
  test("is one when it says anything, or has entries", () => {
    expect(orNoBook({ name: "Harbour", entries: [] })).not.toBeNull();
    expect(orNoBook({ entries: [entry([])] })).not.toBeNull();
  });
});

test.each([
  [{ ...entry(["tide"]), name: "Tides", comment: "c" }, "Tides"],
  [{ ...entry(["tide"]), name: " ", comment: "c" }, "c"],
  [entry(["tide"]), "tide"],
  [entry([]), null],
])("an entry is called by the first that says something: %o", (value, title) => {
  expect(entryTitle(value)).toBe(title);
});
