import type { TextPart } from "@personaforge/contract/diff";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffText, diffTextWithin } from "./diffText.ts";
import { anyText, twoTexts } from "./testing/arbitraries.ts";

const marks = { equal: ["", ""], delete: ["[-", "-]"], insert: ["{+", "+}"] } as const;
const written = (parts: readonly TextPart[]) =>
  parts.map(({ op, text }) => `${marks[op][0]}${text}${marks[op][1]}`).join("");
const shown = (before: string, after: string) => written(diffText(before, after).parts);
const side = (parts: readonly TextPart[], without: TextPart["op"]) =>
  parts.map(({ op, text }) => (op === without ? "" : text)).join("");
const many = (times: number, make: (at: number) => string) =>
  Array.from({ length: times }, (_, at) => make(at)).join("");

const grapheme = new Intl.Segmenter("und", { granularity: "grapheme" });
function cutsGrapheme(parts: readonly TextPart[], without: TextPart["op"]): boolean {
  const starts = new Set([...grapheme.segment(side(parts, without))].map(({ index }) => index));
  let at = 0;
  return parts
    .filter(({ op }) => op !== without)
    .some(({ text }) => {
      const cut = at > 0 && !starts.has(at);
      at += text.length;
      return cut;
    });
}

describe("any two texts", () => {
  const budgets = fc.constantFrom(0, 40, 200, 3_000_000);
  const check = (law: (before: string, after: string, parts: TextPart[]) => void) =>
    fc.assert(
      fc.property(twoTexts, budgets, ([before, after], left) =>
        law(before, after, diffTextWithin(before, after, { left }).parts),
      ),
      { numRuns: 1_000 },
    );

  test("are both in their diff, whole, whatever it may cost", () =>
    check((before, after, parts) => {
      expect(side(parts, "insert")).toBe(before);
      expect(side(parts, "delete")).toBe(after);
    }));

  test("are never cut inside a grapheme", () =>
    check((_before, _after, parts) => {
      expect(cutsGrapheme(parts, "insert")).toBe(false);
      expect(cutsGrapheme(parts, "delete")).toBe(false);
    }));

  test("make parts that are not empty and of another kind than the part before", () =>
    check((_before, _after, parts) => {
      expect(parts.every(({ text }) => text !== "")).toBe(true);
      expect(parts.every(({ op }, at) => op !== parts[at - 1]?.op)).toBe(true);
      expect(parts.every(({ op }, at) => op !== "delete" || parts[at - 1]?.op !== "insert")).toBe(
        true,
      );
    }));

  test("have a diff of equal parts only when they are the same", () =>
    check((before, after, parts) => {
      expect(parts.every(({ op }) => op === "equal")).toBe(before === after);
    }));
});

test("an absent text is compared as an empty one", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(diffText(null, text)).toEqual(diffText("", text));
      expect(diffText(text, null)).toEqual(diffText(text, ""));
    }),
  );
  expect(diffText(null, "")).toEqual({ parts: [], method: "words", added: 0, removed: 0 });
  expect(diffText(null, "Loves tea.")).toMatchObject({ method: "words", added: 2, removed: 0 });
});

describe("reads well:", () => {
  test.each([
    ["a replaced word", "The quick [-brown-]{+red+} fox [-jumps-]{+leaps+}."],
    ["an inserted word takes one of the spaces with it", "foo {+baz +}bar"],
    ["two new sentences", "Hi{+ there+}.{+ Bye+}"],
    ["a changed gap between words", "one {+ +}two three"],
    ["a line break of another kind", "a[-\n-]{+\r\n+}b"],
    ["a new paragraph", "foo\n\n{+baz\n\n+}bar"],
    [
      "clauses as one change, not four",
      "She [-keeps bees in the old-]{+sells honey in a new+} town.",
    ],
    [
      "a longer word kept among more changes",
      "She [-keeps bees near the old-]{+sells honey near a new+} town.",
    ],
    ["a word between two changed ones", "[-one-]{+three+} fox, [-two-]{+four+} dogs"],
    [
      "changed words with only marks between them",
      "of [-red, green, blue-]{+pink, teal, navy+} glass",
    ],
    ["Japanese by word", "灯台守は[-波-]{+星+}を数える。夜の海は{+とても+}静かだ。"],
    ["Chinese by word", "她在[-雨天-]{+晴天+}读书，也喜欢喝茶。"],
    ["a family as one character", "hi [-👨‍👩‍👧‍👦-]{+👨‍👩‍👦+} there"],
    ["a skin tone with its hand", "[-👍🏽-]{+👍🏿+}"],
    ["an accent with its letter", "a [-cafe\u0301-]{+cafe+} here"],
    ["a long link by its parts", `see https://example.com/${"x".repeat(280)}?page=[-1-]{+2+} now`],
    ["the edit in a long word", `${"k".repeat(150)}[-Z-]{+YY+}${"q".repeat(150)}`],
  ])("%s", (_name, expected) => {
    const before = expected.replaceAll(/\{\+.*?\+\}/gs, "").replaceAll(/\[-|-\]/g, "");
    const after = expected.replaceAll(/\[-.*?-\]/gs, "").replaceAll(/\{\+|\+\}/g, "");
    expect(shown(before, after)).toBe(expected);
  });

  test("strangers are not taken apart", () => {
    const before = "Mira is a kind innkeeper who remembers every guest.";
    const after = "A stoic guard watches the gate and says little.";
    expect(diffText(before, after)).toMatchObject({ method: "rewritten", added: 9, removed: 9 });
    expect(shown(before, after)).toBe(`[-${before.slice(0, -1)}-]{+${after.slice(0, -1)}+}.`);
  });
});

describe("when too much changed", () => {
  // Words that both sides have, in another order: every one of them is an edit.
  const sentence = (seed: number) =>
    `Then ${many(9, (at) => `word${(seed * (at + 3) * 31 + at * at * 17) % 211} `)}ends in ${seed}. `;
  const scramble = (from: number, count: number) => many(count, (at) => sentence(from + at));

  test("sentences that stayed are found, and words in sentences that were edited", () => {
    const kept = "The lighthouse keeper counts the waves tonight. ";
    const edited = "The old sailor tells a long story about seven ships. ";
    const before = scramble(0, 120) + kept + edited + scramble(120, 120);
    const after =
      scramble(700, 120) + kept + edited.replace("seven", "nine") + scramble(1_100, 120);
    const diff = diffText(before, after);
    expect(diff.method).toBe("sentences");
    expect(written(diff.parts)).toContain(
      `${kept}The old sailor tells a long story about [-seven-]{+nine+} ships.`,
    );
  });

  test("a text without sentences is rewritten", () => {
    const order = (step: number) => many(4_000, (at) => `w${((at + 1) * step) % 4_001} `).trim();
    const diff = diffText(`Once ${order(7)}`, `Once ${order(1_999)}`);
    expect(diff).toMatchObject({ method: "rewritten", removed: 4_000, added: 4_000 });
    expect(diff.parts).toHaveLength(3);
  });

  test("a spent budget still keeps what both texts begin and end with", () => {
    const diff = diffTextWithin("one two three four", "one six seven four", { left: 0 });
    expect(written(diff.parts)).toBe("one [-two three -]{+six seven +}four");
    expect(diff).toMatchObject({ method: "rewritten", added: 2, removed: 2 });
  });

  const numbers = (from: number, until: number) =>
    many(until - from, (at) => `w${((from + at) * (from + at)) % 7_919} `);

  test("many small edits of a long text are found word by word", () => {
    // 600 insertions of words that the text has elsewhere: more than one comparison may take.
    const before = numbers(0, 3_000);
    const after = many(600, (at) => `${numbers(at * 5, at * 5 + 5)}w${(at * at) % 7_919} `);
    expect(diffText(before, after)).toMatchObject({ method: "words", added: 600, removed: 0 });
  });

  test("a long passage that moved is deleted and inserted", () => {
    const [first, second] = [numbers(0, 450), numbers(1_000, 1_600)];
    const diff = diffText(first + second, second + first);
    expect(diff).toMatchObject({ method: "words", added: 450, removed: 450 });
    expect(side(diff.parts, "insert")).toBe(first + second);
    expect(side(diff.parts, "delete")).toBe(second + first);
  });
});
