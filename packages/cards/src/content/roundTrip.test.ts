import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCard } from "../readCard.ts";
import { anyContent } from "../testing/contents.ts";
import { resultOf } from "../testing/results.ts";
import { writeCard } from "../writeCard.ts";
import { applyContent } from "./applyContent.ts";
import { cardOf } from "./cardOf.ts";
import { toContent } from "./toContent.ts";

describe("a character that was written here", { timeout: 300_000 }, () => {
  test.each([
    ["json", 1_000],
    ["png", 100],
    ["charx", 100],
  ] as const)("comes back from %s as it was, for %i contents", (format, numRuns) => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const mapped = toContent(readCard(writeCard(cardOf(content), format).bytes));
        expect(mapped.content).toEqual(content);
        expect(mapped).toMatchObject({ draft: null, derived: [], cut: [], problems: [] });
      }),
      { numRuns },
    );
  });

  test("is a card without edits after no edit", () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const card = cardOf(content);
        expect(applyContent(card, content, structuredClone(content))).toBe(card);
      }),
      { numRuns: 100 },
    );
  });

  test("comes back with the edits of its card", () => {
    fc.assert(
      fc.property(anyContent, anyContent, (before, after) => {
        const card = applyContent(cardOf(before), before, after);
        expect(toContent(resultOf(card)).content).toEqual(after);
      }),
      { numRuns: 300 },
    );
  });
});
