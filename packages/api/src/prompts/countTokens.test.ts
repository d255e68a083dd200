import { processorTime } from "@personaforge/cards/testing/processorTime";
import { describe, expect, test } from "vitest";
import { boundedCount, tokenCounter } from "./countTokens.ts";

const count = await tokenCounter();

describe("tokens are counted", () => {
  test.each([
    ["", 0],
    ["hello world", 2],
    ["Her father drowned when she was nine.", 8],
    // As text, not as the one token that ends a conversation.
    ["<|endoftext|>", 7],
    ["灯台守は波を数える。", 9],
  ])("as o200k does: %j", (text, tokens) => {
    expect(count(text)).toBe(tokens);
    expect(count(text)).toBe(tokens);
  });

  test("exactly in whole texts, however long, when their words are not", async () => {
    const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base");
    const letters = "ab\u0301字🫖 .!?\n\r\t/'sLL0123";
    let seed = 7;
    const next = () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff);
    for (let run = 0; run < 200; run++) {
      const text = Array.from({ length: 400 }, () => [...letters][next() % 24] ?? " ").join("");
      expect(count(text)).toBe(countTokens(text));
    }
  });

  test("of a word of 200,000 characters as of its parts, at once", () => {
    const time = processorTime(() => {
      for (const letter of ["a", " ", "\n", "!", "字", "\u0301", "🫖", "\ud800"]) {
        const tokens = count(letter.repeat(200_000));
        const [part, rest] = [letter.repeat(128), letter.repeat(200_000 % 128)];
        expect(tokens).toBeGreaterThan(1_000);
        expect(tokens).toBe(Math.floor(200_000 / 128) * count(part) + count(rest));
      }
      // Of slashes and line breaks in turn too, which were 12 s.
      expect(count("/\n".repeat(100_000))).toBe(Math.floor(200_000 / 128) * 64 + 32);
    });
    // 0.2 s; whole, the first of them took 35 s.
    expect(time).toBeLessThan(5_000);
  });
});

test("words that no text has again do not slow down those that come often", () => {
  const numbers = Array.from({ length: 60_000 }, (_, index) => index * 7_919);
  // 60,000 words of which none is a token.
  count(numbers.map((number) => number.toString(26).replaceAll(/\d/g, "q")).join(" "));
  const [first, often] = [1, 2].map((run) => processorTime(() => count("a|".repeat(40_000 + run))));
  // 0.03 s each; the tokenizer's own memory made 1.5 s of it, and with its usual size 10 s.
  expect(first! + often!).toBeLessThan(900);
});

describe("a bounded count", () => {
  test("is exact at first and never too low afterwards", () => {
    const { count: bounded, isExact } = boundedCount(count, 100);
    const first = "The light went out. ".repeat(5);
    expect(bounded(first)).toBe(count(first));
    expect(isExact()).toBe(true);
    const second = `And the ferry came. ${first}`;
    expect(bounded(second)).toBeGreaterThanOrEqual(count(second));
    expect(isExact()).toBe(false);
  });

  test("says the same of the same text before and after", () => {
    const { count: bounded } = boundedCount(count, 100);
    const before = bounded("The light went out.");
    bounded("x ".repeat(200));
    expect(bounded("The light went out.")).toBe(before);
  });
});
