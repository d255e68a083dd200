import { describe, expect, test } from "vitest";
import { markdownBlocks } from "./markdownBlocks.ts";

describe("markdownBlocks", () => {
  test("cuts between paragraphs", () => {
    expect(markdownBlocks("One.\n\nTwo.\nStill two.\n\n\nThree.")).toEqual([
      "One.\n\n",
      "Two.\nStill two.\n\n\n",
      "Three.",
    ]);
  });

  test("keeps a code block whole, with its blank lines", () => {
    const code = "```js\na();\n\nb();\n```\n\n";
    expect(markdownBlocks(`${code}After.`)).toEqual([code, "After."]);
  });

  test("does not end a code block at a shorter fence inside it", () => {
    const code = "````\n```\n\ninside\n````\n\n";
    expect(markdownBlocks(`${code}After.`)).toEqual([code, "After."]);
  });

  test("keeps a list with blank lines between its items whole, so that it counts on", () => {
    const list = "1. one\n\n2. two\n\n   more of two\n\n";
    expect(markdownBlocks(`${list}After.`)).toEqual([list, "After."]);
  });

  test("keeps a text whole whose links are defined elsewhere", () => {
    const text = "See [this].\n\n[this]: https://example.org\n";
    expect(markdownBlocks(text)).toEqual([text]);
  });

  test("changes only the last piece when text is added, and loses none", () => {
    const text =
      "A *word*.\n\n- one\n- two\n\n```\ncode\n\ncode\n```\n\nAn end.\n\n> quoted\n\nLast";
    let before: string[] = [];
    for (let length = 1; length <= text.length; length++) {
      const blocks = markdownBlocks(text.slice(0, length));
      expect(blocks.join("")).toBe(text.slice(0, length));
      expect(blocks.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
      before = blocks;
    }
  });

  test("has no piece for no text", () => {
    expect(markdownBlocks("")).toEqual([]);
  });
});
