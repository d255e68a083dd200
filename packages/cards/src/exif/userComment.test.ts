import { describe, expect, test } from "vitest";
import { commentOf, exifWith, jpegWith, webpWith } from "../testing/exifBuilder.ts";
import { exifOfJpeg, exifOfWebp } from "./exifBlocks.ts";
import { userCommentOf } from "./userComment.ts";

const textOf = (block: Uint8Array | null) => {
  const comment = block === null ? null : userCommentOf(block);
  return comment === null ? null : Buffer.from(comment).toString();
};
const wide = (text: string) =>
  Buffer.concat([Buffer.from("UNICODE\0"), Buffer.from(text, "utf16le")]);

describe("the comment of a picture", () => {
  test.each([
    ["in ASCII", commentOf("ASCII", '{"a":1}')],
    ["of no character set", commentOf("", '{"a":1}')],
    ["without the name of a character set", Buffer.from('{"a":1}')],
    ["in UNICODE that is UTF-8", commentOf("UNICODE", '{"a":1}')],
    ["in UNICODE", wide('{"a":1}')],
  ])("%s, in both orders of bytes", (_, value) => {
    expect(textOf(exifWith(value))).toBe('{"a":1}');
    expect(textOf(exifWith(value, false))).toBe('{"a":1}');
  });

  test("is found in a WebP and in a JPEG", () => {
    const block = exifWith(commentOf("ASCII", "{}"));
    expect(textOf(exifOfWebp(webpWith(block)))).toBe("{}");
    expect(textOf(exifOfJpeg(jpegWith(block)))).toBe("{}");
  });

  test("is none when every cut of the block is read", () => {
    const block = exifWith(commentOf("ASCII", "{}"));
    for (let length = 0; length < block.length - 10; length++) {
      expect(textOf(block.subarray(0, length)) ?? "").not.toBe("{}");
    }
  });

  test("is none when its offsets lead nowhere", () => {
    const block = exifWith(commentOf("ASCII", "{}"));
    for (let at = 4; at < 44; at++) {
      const hostile = block.slice();
      hostile.fill(255, at, at + 4);
      expect(() => textOf(hostile)).not.toThrow();
    }
  });
});
