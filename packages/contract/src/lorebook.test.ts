import { describe, expect, test } from "vitest";
import { canonicalContent, readCanonical } from "./canonical.ts";
import { newContent } from "./content.ts";
import { draftContent } from "./draft.ts";
import { limits } from "./limits.ts";
import { lorebook } from "./lorebook.ts";

const entry = { keys: ["sea"], content: "It is cold.", enabled: true, insertion_order: 1 };

function refusals(book: unknown) {
  const { error } = lorebook.safeParse(book);
  return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
}

test("a lorebook comes back as it was given, with what only other programs know", () => {
  const book = {
    name: "Harbour",
    profile: "sillytavern",
    scan_depth: 0,
    entries: [
      {
        ...entry,
        id: 7,
        extensions: { position: 4, deep: { er: [1, null, "x"] } },
        lexicon: ["a"],
      },
      { ...entry, keys: [], constant: true, case_sensitive: null, position: "after_char" },
    ],
    extensions: {},
    created_at: 12,
  };
  expect(lorebook.parse(book)).toEqual(book);
});

test.each([
  ["no entries", {}, "entries: The entries of a lorebook must be a list."],
  ["no object", [], ": A lorebook must be an object."],
  [
    "an entry without keys",
    { entries: [{ ...entry, keys: null }] },
    "entries.0.keys: Keys must be a list.",
  ],
  [
    "a number as a key",
    { entries: [entry, { ...entry, keys: ["a", 5] }] },
    "entries.1.keys.1: A key must be text.",
  ],
  [
    "a foreign position",
    { entries: [{ ...entry, position: 4 }] },
    'entries.0.position: position must be "before_char" or "after_char".',
  ],
  [
    "a negative budget",
    { entries: [], token_budget: -1 },
    "token_budget: token_budget must be a whole number from 0 to 10,000,000.",
  ],
  [
    "a NUL in what no schema names",
    { entries: [{ ...entry, extensions: { a: [{ b: "x\0" }] } }] },
    "entries.0.extensions.a.0.b: This text holds a NUL character, which cannot be stored.",
  ],
  [
    "half a character in the name of a field",
    { entries: [], extensions: { "\ud800": 1 } },
    "extensions: This text holds half of a surrogate pair, which is not valid Unicode.",
  ],
  [
    "too many entries",
    { entries: Array.from({ length: limits.lore_entries + 1 }, () => entry) },
    "entries: A lorebook has more than 10,000 entries.",
  ],
  [
    "a text that is too long",
    { entries: [{ ...entry, content: "x".repeat(limits.lore_content + 1) }] },
    "entries.0.content: The content of an entry has 100,001 characters; the limit is 100,000.",
  ],
])("%s is refused with its place", (_, book, refusal) => {
  expect(refusals(book)).toEqual([refusal]);
});

test("all of it together has a limit", () => {
  const content = "x".repeat(limits.lore_content);
  const entries = Array.from({ length: 41 }, () => ({ ...entry, content }));
  expect(refusals({ entries })).toEqual([
    expect.stringMatching(
      /^: The lorebook is 4,\d{3},\d{3} characters long as JSON; the limit is 4,000,000\.$/,
    ),
  ]);
});

describe("the canonical content", () => {
  const base = { name: "Mira", personality_summary: "Kind." };

  test("leaves new fields out that hold nothing, so that no older hash changes", () => {
    const content = newContent.parse(base);
    expect(canonicalContent(content)).toBe(
      '{"content_rating":"general","name":"Mira","personality_summary":"Kind."}',
    );
    expect(readCanonical(canonicalContent(content))).toEqual(content);
  });

  test("does not depend on the order of an entry's fields", () => {
    const book = { entries: [{ ...entry, extensions: { b: 1, a: { d: 2, c: 3 } } }] };
    const turned = {
      entries: [
        {
          extensions: { a: { c: 3, d: 2 }, b: 1 },
          ...Object.fromEntries(Object.entries(entry).toReversed()),
        },
      ],
    };
    const of = (given: unknown) => canonicalContent(newContent.parse({ ...base, lorebook: given }));
    expect(of(turned)).toBe(of(book));
    expect(readCanonical(of(book)).lorebook).toEqual(book);
  });
});

test("a draft holds an entry that is too long for a version, and nothing that cannot be stored", () => {
  const of = (content: string) => ({
    lorebook: { entries: [{ ...entry, content }], scan_depth: 2_000 },
  });
  const long = of("x".repeat(limits.lore_content + 1));
  expect(draftContent.parse(long)).toEqual(long);
  expect(lorebook.safeParse(long.lorebook).success).toBe(false);
  expect(draftContent.safeParse(of("\0")).success).toBe(false);
});

test("a draft holds a lorebook, and a depth prompt that says nothing yet", () => {
  const draft = {
    lorebook: { entries: [] },
    depth_prompt: { prompt: "", depth: 4_000, role: "system" },
    trusts_instructions: true,
  };
  expect(draftContent.parse(draft)).toEqual(draft);
});

test("numbers that no database keeps as they are written are refused", () => {
  const of = (json: string) => JSON.parse(`{"entries":[],"extensions":{"n":[${json}]}}`) as unknown;
  expect(refusals(of("1,2,-1e400"))).toEqual([
    "extensions.n.2: This number is too large to be stored.",
  ]);
  expect(refusals(of("1e308,-2.5e-300,0.1"))).toEqual([]);
  // 180 kB that PostgreSQL would make 9 MB of.
  const [length] = refusals(of(Array(30_000).fill("1e308").join(",")));
  expect(length).toMatch(/^: The lorebook is 9,\d{3},\d{3} characters long as JSON/);
});
