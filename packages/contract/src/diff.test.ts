import { expect, test } from "vitest";
import { contentDiff, fieldDiff } from "./diff.ts";

const parts = [
  { op: "delete", text: "old" },
  { op: "insert", text: "new" },
];
const change = { parts, method: "words", added: 1, removed: 1 };

test("a diff of each kind is read as it is", () => {
  const diff = {
    identical: false,
    fields: [
      { kind: "text", field: "backstory", before: "old", after: "new", ...change },
      {
        kind: "list",
        field: "tags",
        entries: [
          { op: "equal", from: 0, to: 1, text: "sea" },
          { op: "insert", to: 0, text: "storm" },
          { op: "delete", from: 1, text: "calm" },
          { op: "move", from: 2, to: 3, text: "lamp" },
          { op: "change", from: 3, to: 2, ...change },
        ],
      },
      { kind: "value", field: "language", before: null, after: "ja" },
    ],
  };
  expect(contentDiff.parse(diff)).toEqual(diff);
});

test.each([
  { kind: "value", field: "revision", before: null, after: "1" },
  { kind: "list", field: "tags", entries: [{ op: "equal", from: -1, to: 0, text: "sea" }] },
  { kind: "list", field: "tags", entries: [{ op: "change", from: 0, to: 0, text: "sea" }] },
  { kind: "text", field: "name", before: "old", after: "new", ...change, method: "letters" },
])("%j is no diff of a field", (value) => {
  expect(fieldDiff.safeParse(value).success).toBe(false);
});
