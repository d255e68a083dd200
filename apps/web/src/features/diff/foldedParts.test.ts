import type { TextPart } from "@personaforge/contract/diff";
import { describe, expect, test } from "vitest";
import { blockHead, foldedParts } from "./foldedParts.ts";

const words = "one two three four five six seven eight nine ten ".repeat(40);
const joined = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text).join("");
const ops = (pieces: readonly { op: string }[]) => pieces.map(({ op }) => op);

describe("unchanged text", () => {
  test("is folded on both sides of a change, and the sentence around the change stays", () => {
    const parts: TextPart[] = [
      { op: "equal", text: words },
      { op: "delete", text: "old" },
      { op: "insert", text: "new" },
      { op: "equal", text: words },
    ];
    const pieces = foldedParts(parts);
    expect(ops(pieces)).toEqual(["fold", "equal", "delete", "insert", "equal", "fold"]);
    expect(joined(pieces)).toBe(joined(parts));
    expect(pieces[1]?.text.length).toBeGreaterThan(100);
    expect(pieces[1]?.text).toMatch(/^(one|two|three|four|five|six|seven|eight|nine|ten) /);
    expect(pieces[4]?.text).toMatch(/\s$/);
  });

  test("between two changes keeps its beginning and its end", () => {
    const pieces = foldedParts([
      { op: "insert", text: "a" },
      { op: "equal", text: words },
      { op: "insert", text: "b" },
    ]);
    expect(ops(pieces)).toEqual(["insert", "equal", "fold", "equal", "insert"]);
  });

  test("that is short stays whole", () => {
    const parts: TextPart[] = [
      { op: "equal", text: words.slice(0, 600) },
      { op: "insert", text: "b" },
    ];
    expect(foldedParts(parts)).toEqual(parts);
  });

  test("without spaces is not cut inside what a reader sees as one character", () => {
    const family = "👩‍👩‍👧‍👦".repeat(100);
    const pieces = foldedParts([
      { op: "insert", text: "a" },
      { op: "equal", text: family },
      { op: "insert", text: "b" },
    ]);
    expect(joined(pieces)).toBe(`a${family}b`);
    expect(ops(pieces)).toContain("fold");
    for (const { op, text } of pieces) {
      if (op !== "insert") expect(text).toMatch(/^(👩‍👩‍👧‍👦)+$/u);
    }
  });
});

test("of a long rewritten text the beginning is shown as a block, of a short one all or none", () => {
  const head = blockHead({ op: "insert", text: words }, "rewritten");
  expect(head).toBeGreaterThanOrEqual(1_000);
  expect(head).toBeLessThan(1_100);
  expect(words[head - 1]).toBe(" ");
  const middle = words.slice(0, 1_500);
  expect(blockHead({ op: "delete", text: middle }, "rewritten")).toBe(1_500);
  expect(blockHead({ op: "delete", text: "short" }, "rewritten")).toBe(0);
  expect(blockHead({ op: "delete", text: words }, "sentences")).toBe(0);
});

test("a long change is never folded", () => {
  const parts: TextPart[] = [{ op: "insert", text: words }];
  expect(foldedParts(parts)).toEqual(parts);
});
