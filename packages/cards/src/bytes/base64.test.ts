import { describe, expect, test } from "vitest";
import { decodeBase64, encodeBase64 } from "./base64.ts";

const utf8 = new TextEncoder();
const decode = (text: string) => {
  const decoded = decodeBase64(utf8.encode(text));
  return decoded && { text: Buffer.from(decoded.bytes).toString(), repaired: decoded.repaired };
};

describe("base64", () => {
  test("as it should be needs no repair", () => {
    for (const text of ["a", "ab", "abc", "abcd", "Grüße 🌊"]) {
      const encoded = Buffer.from(text).toString("base64");
      expect(decode(encoded)).toEqual({ text, repaired: false });
    }
  });

  test.each([
    ["without padding", "YWI", "ab"],
    ["with the letters of URLs", "fn5-Pz8_", "~~~???"],
    ["with line breaks", "YW\r\nJj\n", "abc"],
    ["with a byte that does not belong there", "YWJjZGVmZ2hp!amts", "abcdefghijkl"],
    ["cut off within a group", "YWJjZ", "abc"],
    ["with too much padding", "YWI==", "ab"],
  ])("%s is repaired", (_, encoded, text) => {
    expect(decode(encoded)).toEqual({ text, repaired: true });
  });

  test.each(["", "{}", "Ünbekannte Zeichen: ¿¡", "!!!!a"])("%j is none", (text) => {
    expect(decode(text)).toBeNull();
  });

  test("is written as everybody reads it, over the edges of its slices", () => {
    for (const length of [0, 1, 2, 3, 8189, 8190, 8191, 20_000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) & 255);
      expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    }
  });
});
