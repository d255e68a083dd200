import { describe, expect, test } from "vitest";
import { workOfLint, workOfPrompt } from "./promptWork.ts";
import { hostilePrompts, promptRequest, usualPrompt } from "./testing/hostilePrompts.ts";
import { enough } from "./textWork.ts";

describe("the work of a prompt is told beforehand", () => {
  test.each(Object.entries(hostilePrompts))("as too much for one that holds %s", (_name, make) => {
    expect(workOfPrompt(make())).toBeGreaterThan(enough);
  });

  test("as little for a usual one, and its lint", () => {
    const usual = usualPrompt();
    expect(workOfPrompt(usual)).toBeLessThan(enough);
    expect(workOfLint(usual.character)).toBeLessThan(enough);
    expect(workOfPrompt(promptRequest())).toBeLessThan(1_000);
  });
});

describe("what makes little text much work is counted:", () => {
  const entry = { content: "Waves.", enabled: true, insertion_order: 0 };
  const text = (length: number) => "the sea ".repeat(length / 8);
  const history = [{ role: "user" as const, text: text(8_000) }];
  const withKeys = (keys: string[], use_regex = false) => ({
    lorebook: { entries: [{ ...entry, keys, use_regex }] },
  });

  test.each([
    [
      "macros that stand for a long text",
      { backstory: "{{scenario}}".repeat(20), scenario: text(8_000) },
    ],
    ["a regular expression with many states", withKeys(["/(?:[a-z ]{1,100}){1,9}x/i"], true)],
    [
      "keys that end with each other",
      withKeys(Array.from({ length: 60 }, (_, index) => `${"a".repeat(index)}A`)),
    ],
    ["Chinese, of which the tokenizer knows few words", { backstory: "灯".repeat(7_000) }],
    [
      "settings of other programs",
      { lorebook: { entries: [], extensions: { text: text(60_000) } } },
    ],
  ])("%s", (_name, fields) => {
    expect(workOfPrompt(promptRequest({ fields, history }))).toBeGreaterThan(enough);
  });

  test("the same keys over few characters are little work", () => {
    const fields = withKeys(Array.from({ length: 60 }, (_, index) => `key ${index}`));
    expect(workOfPrompt(promptRequest({ fields, history }))).toBeLessThan(enough);
  });
});
