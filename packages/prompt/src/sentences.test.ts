import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sentencesOf } from "./sentences.ts";

test.each([
  ["One. Two! Three?", ["One.", " Two!", " Three?"]],
  ['She said "No." He left.', ['She said "No."', " He left."]],
  ["Version 3.5 is out. Good.", ["Version 3.5 is out.", " Good."]],
  ["灯台守は波を数える。父は海で死んだ。", ["灯台守は波を数える。", "父は海で死んだ。"]],
  ["First line\nsecond line\n\nThird", ["First line", "\nsecond line", "\n\nThird"]],
  ["", []],
])("%j", (text, sentences) => expect(sentencesOf(text)).toEqual(sentences));

test("joined they are the text", () => {
  const part = fc.oneof(fc.constantFrom(".", "!", "。", "\n", " ", "”", "a"), fc.string());
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join("");
      const sentences = sentencesOf(text);
      expect(sentences.join("")).toBe(text);
      expect(sentences).not.toContain("");
    }),
  );
});

// In time that grows with the square of the text, these would take minutes.
test.each(["\n", ".", '…"', "。", " "])("a run of %j takes no longer than other text", (mark) => {
  const text = `${mark.repeat(500_000)}`;
  expect(sentencesOf(text).join("")).toBe(text);
});
