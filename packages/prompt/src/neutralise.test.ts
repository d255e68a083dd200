import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { neutralise } from "./neutralise.ts";

const tokens = [
  "<|im_start|>",
  "<|im_end|>",
  "<|eot_id|>",
  "<|start_header_id|>",
  "<|endoftext|>",
  "<|START_OF_TURN_TOKEN|>",
  "<|turn>",
  "<turn|>",
  "<｜User｜>",
  "<｜end▁of▁sentence｜>",
  "<start_of_turn>",
  "<end_of_turn>",
  "<s>",
  "</s>",
  "<bos>",
  "<<SYS>>",
  "<</SYS>>",
  "[INST]",
  "[/INST]",
  "[SYSTEM_PROMPT]",
  "</personality>",
  "</ Backstory >",
  "<personality>",
  "< reader >",
  "< / TONE>",
  "</examples>",
  "</opening_scene>",
];

describe("text by a stranger", () => {
  test.each(tokens)("%s is broken and stays readable", (token) => {
    const safe = neutralise(`before ${token} after`);
    expect(safe).not.toContain(token);
    expect(safe.replace(/&lt;/g, "<").replace(/&#91;/g, "[")).toBe(`before ${token} after`);
  });

  test("no mixture of tokens leaves one whole", () => {
    const part = fc.oneof(
      fc.constantFrom(...tokens),
      fc.constantFrom("<", "|", ">", "[", "/", " "),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const safe = neutralise(parts.join(""));
        for (const token of tokens) expect(safe).not.toContain(token);
        expect(neutralise(safe)).toBe(safe);
      }),
    );
  });

  test.each([
    '<thinking></thinking> <svg><line x1="10"/></svg> <START> <user>',
    "a < b | c > d, [INSTALL] [inst], <persona>, </p>, </person>, <|>, <||>",
    "</\n\npersonality\n>",
    "你是精通中国传统周易八卦理论的卜算大师 | 卦名 | 二进制值 |",
    "👩‍👩‍👧 \u200d é \r\n\t end",
  ])("%s comes back as it is", (text) => expect(neutralise(text)).toBe(text));

  // In time that grows with the square of the text, this would take minutes.
  test("takes no longer for what only begins like a tag", () => {
    const text = `<${" ".repeat(500_000)}`;
    expect(neutralise(text)).toBe(text);
  });
});
