import { characterContent, newContent } from "@personaforge/contract/content";
import { contentDiff } from "@personaforge/contract/diff";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentFields } from "./contentFields.ts";
import { diffCoarsely, diffContent } from "./diffContent.ts";
import { applyDiff } from "./testing/applyDiff.ts";
import { contents } from "./testing/arbitraries.ts";

const mira = newContent.parse({
  name: "Mira",
  personality_summary: "Kind.",
  tags: ["sea", "calm"],
});

describe("any two contents", () => {
  test.each([diffContent, diffCoarsely])("%o applied to the first gives the second", (diff) => {
    fc.assert(
      fc.property(contents(2), ([from = mira, to = mira]) => {
        const changes = diff(from, to);
        expect(contentDiff.parse(changes)).toEqual(changes);
        expect(applyDiff(from, changes)).toEqual(to);
      }),
      { numRuns: 500 },
    );
  });

  test("are identical exactly when all their fields are equal", () => {
    fc.assert(
      fc.property(contents(2), ([from = mira, to = mira]) => {
        const differing = contentFields.filter(
          (field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]),
        );
        const { fields, identical } = diffContent(from, to);
        expect(fields.map(({ field }) => field)).toEqual(differing);
        expect(identical).toBe(differing.length === 0);
        expect(diffContent(from, structuredClone(from))).toEqual({ fields: [], identical: true });
      }),
    );
  });

  test("have one diff, however often it is made", () => {
    fc.assert(
      fc.property(contents(2), ([from = mira, to = mira]) => {
        expect(diffContent(from, to)).toEqual(diffContent(from, to));
      }),
    );
  });
});

test("every field of the contract is compared, in its order", () => {
  expect(contentFields).toEqual(Object.keys(characterContent.shape));
});

test("absent and empty text differ", () => {
  expect(diffContent(mira, { ...mira, backstory: "" })).toEqual({
    identical: false,
    fields: [
      {
        kind: "text",
        field: "backstory",
        before: null,
        after: "",
        parts: [],
        method: "words",
        added: 0,
        removed: 0,
      },
    ],
  });
});

test("a diff has each kind of field as the contract describes it", () => {
  const after = { ...mira, name: "Mira Vale", tags: ["calm"], content_rating: "mature" as const };
  expect(diffContent(mira, after).fields).toEqual([
    {
      kind: "text",
      field: "name",
      before: "Mira",
      after: "Mira Vale",
      parts: [
        { op: "equal", text: "Mira" },
        { op: "insert", text: " Vale" },
      ],
      method: "words",
      added: 1,
      removed: 0,
    },
    {
      kind: "list",
      field: "tags",
      entries: [
        { op: "delete", from: 0, text: "sea" },
        { op: "equal", from: 1, to: 0, text: "calm" },
      ],
    },
    { kind: "value", field: "content_rating", before: "general", after: "mature" },
  ]);
});

describe("applyDiff refuses", () => {
  const after = { ...mira, backstory: "Old.", tags: ["calm", "storm"], language: "ja" };
  const diff = diffContent(mira, after);

  test.each([
    ["backstory", { ...mira, backstory: "" }],
    ["tags", { ...mira, tags: ["calm", "sea"] }],
    ["tags", { ...mira, tags: ["sea", "calm", "night"] }],
    ["language", { ...mira, language: "en" }],
  ])("another %s than the one before", (field, content) => {
    expect(() => applyDiff(content, diff)).toThrow(
      `the diff starts from another ${field} than this content has`,
    );
  });

  test.each([
    [
      "is of another kind",
      { kind: "value" as const, field: "tags" as const, before: null, after: "x" },
    ],
    ["names a text that is a list", { ...diff.fields[0], field: "tags" as const }],
    ["leaves out a position", { kind: "list" as const, field: "tags" as const, entries: [] }],
    [
      "fills a position twice",
      {
        kind: "list" as const,
        field: "tags" as const,
        entries: [
          { op: "equal" as const, from: 0, to: 0, text: "sea" },
          { op: "equal" as const, from: 1, to: 0, text: "calm" },
        ],
      },
    ],
  ])("a diff that %s", (_name, field) => {
    const broken = contentDiff.parse({ identical: false, fields: [field] });
    expect(() => applyDiff(mira, broken)).toThrow("another tags");
  });
});
