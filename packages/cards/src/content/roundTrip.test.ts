import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Card } from "../card.ts";
import { anyContent } from "../testing/contents.ts";
import { resultOf } from "../testing/results.ts";
import { applyContent } from "./applyContent.ts";
import { cardOf } from "./cardOf.ts";
import { toContent } from "./toContent.ts";

const asJson = (card: Card) => JSON.parse(JSON.stringify(card)) as Card;

describe("a character that was written here", () => {
  test("comes back from its card as it was", () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const mapped = toContent(resultOf(asJson(cardOf(content))));
        expect(mapped.content).toEqual(content);
        expect(mapped).toMatchObject({ draft: null, derived: [], cut: [], problems: [] });
      }),
      { numRuns: 1_000 },
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
        const card = asJson(applyContent(cardOf(before), before, after));
        expect(toContent(resultOf(card)).content).toEqual(after);
      }),
      { numRuns: 500 },
    );
  });
});
