import { describe, expect, test } from "vitest";
import { processorTime } from "../testing/processorTime.ts";
import { beginning, firstParagraph } from "./beginning.ts";

const sentence = "The lamp burns low tonight. ";

describe("the first paragraph", () => {
  test.each([
    ["of two", "A keeper.\nOf lamps.\n\nMore.", "A keeper.\nOf lamps."],
    [
      "below a heading and a picture",
      "## Mira ##\r\n![her](https://a.b/c.png)\r\n\r\nA keeper.",
      "A keeper.",
    ],
    [
      "below a picture in HTML",
      '<p align="center"><img src="https://a.b/c.png"></p>\n\nA keeper.',
      "A keeper.",
    ],
    [
      "between tags",
      "<{{char}}>\n\n<info>\nName: Mira\nA keeper.\n</info>",
      "Name: Mira\nA keeper.",
    ],
    ["in a fence of code", "```yaml\nname: Mira\n```", "name: Mira"],
    ["of a list in brackets", "[Mira: kind]\n[Genre: sea]\n\nMore.", "[Mira: kind]\n[Genre: sea]"],
    ["of nothing but pictures", "![a](b)\n\n![c](d)", "![a](b)"],
    ["of a long line of tags", `${"<b>".repeat(1_000)}\n\nMore.`, "<b>".repeat(1_000)],
  ])("%s", (_label, text, paragraph) => {
    expect(firstParagraph(text)).toBe(paragraph);
  });

  test("of very many brackets is found at once", () => {
    const brackets = `${"![".repeat(900)}\n`.repeat(5_000);
    expect(processorTime(() => firstParagraph(brackets))).toBeLessThan(1_000);
  });
});

describe("a beginning", () => {
  test.each([
    ["*", `*${sentence.repeat(10)}She looks up.* "You came." *`],
    ['"', `"${sentence.repeat(10)}I know you." She stands. "`],
    ["`", `\`\`\`\n${sentence.repeat(10)}\n\`\`\`\nShe stands. \`\`\`\n`],
  ])("does not end between two %s when it can be helped", (mark, closed) => {
    const whole = `${closed}${sentence.repeat(20)}`;
    const begun = beginning(whole, 500);
    expect(whole.startsWith(begun) && begun.length > 125).toBe(true);
    expect(begun.split(mark).length % 2).toBe(1);
  });

  test("ends with a sentence when a mark was never closed", () => {
    expect(beginning(`*${sentence.repeat(40)}`, 500)).toMatch(/tonight\.$/);
  });

  test("of HTML ends with a part of it", () => {
    const whole = `<div>${"<p>She waits</p>".repeat(60)}</div>`;
    expect(beginning(whole, 500)).toMatch(/<p>She waits<\/p>$/);
  });
});
