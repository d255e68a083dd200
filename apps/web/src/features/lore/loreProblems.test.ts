import { expect, test } from "vitest";
import { readLorePath } from "./lorePlace.ts";
import { problemAt, problemsBelow, problemsByEntry } from "./loreProblems.ts";

const problem = (message: string) => ({ type: "custom", message });
const tree = {
  name: problem("Too long."),
  entries: { 3: { keys: { 1: problem("A key is too long.") }, content: problem("Empty.") } },
};

test("problems are found wherever they stand, and belong to their entries", () => {
  const all = problemsBelow(tree);
  expect(all.map(({ path }) => path.join("."))).toEqual([
    "name",
    "entries.3.keys.1",
    "entries.3.content",
  ]);
  const ofEntry = problemsByEntry(all).get(3) ?? [];
  expect(problemAt(ofEntry, "keys")).toBe("Line 2: A key is too long.");
  expect(problemAt(ofEntry, "content")).toBe("Empty.");
  expect(problemAt(ofEntry, "name")).toBeUndefined();
});

test("without errors there are no problems", () => {
  expect(problemsBelow(undefined)).toEqual([]);
});

test.each([
  ["lorebook.entries.3", { entry: 3, field: "" }],
  ["lorebook.entries.3.keys.0", { entry: 3, field: "keys" }],
  ["lorebook.entries.12.extensions.depth", { entry: 12, field: "depth" }],
  ["lorebook", null],
  ["alternate_greetings.3", null],
])("%s leads to %o", (path, place) => {
  expect(readLorePath(path)).toEqual(place);
});
