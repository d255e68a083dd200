import { describe, expect, test } from "vitest";
import { warningCodes } from "../testing/warnings.ts";
import { decodeText, isBinary, trimEnd } from "./decodeText.ts";

function decoded(bytes: Uint8Array) {
  const { codes, warn } = warningCodes();
  return { text: decodeText(bytes, warn), codes };
}

describe("bytes become text", () => {
  test("of UTF-8, with everything as it was", () => {
    const text = "Zoë\r\n\u200B\\n 🦊 \uFEFF";
    expect(decoded(Buffer.from(text))).toEqual({ text, codes: [] });
  });

  test("without a byte order mark", () => {
    expect(decoded(Buffer.from("\uFEFF{}"))).toEqual({ text: "{}", codes: ["bom"] });
  });

  test("of UTF-16 in both orders", () => {
    const little = Buffer.from("\uFEFF{é}", "utf16le");
    expect(decoded(little)).toEqual({ text: "{é}", codes: ["bom"] });
    expect(decoded(Buffer.from(little).swap16())).toEqual({ text: "{é}", codes: ["bom"] });
  });

  test("of the old encoding when it is no UTF-8", () => {
    const bytes = Buffer.from("caf\xe9 \x93quoted\x94", "latin1");
    expect(decoded(bytes)).toEqual({ text: "café “quoted”", codes: ["latin1"] });
  });

  test("of UTF-8 with a lost byte, when most of it is UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from("こんにちは"), Buffer.of(0xe3, 0x81)]);
    expect(decoded(bytes)).toEqual({ text: "こんにちは\uFFFD", codes: ["bad_utf8"] });
  });
});

test("millions of lost bytes are counted without a list of them", () => {
  const before = process.memoryUsage().heapUsed;
  expect(decoded(Buffer.alloc(5_000_000, 0xff)).codes).toEqual(["latin1"]);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64_000_000);
});

test("bytes with control characters are no text", () => {
  expect(isBinary(Buffer.of(0, 1, 2))).toBe(true);
  expect(isBinary(Buffer.from("a\tb\r\n\f"))).toBe(false);
  expect(isBinary(Buffer.from("\uFEFFab", "utf16le"))).toBe(false);
});

test("zero bytes at the end are left out", () => {
  expect([...trimEnd(Buffer.of(65, 0, 66, 0, 0))]).toEqual([65, 0, 66]);
});
