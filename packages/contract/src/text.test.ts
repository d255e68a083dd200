import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countCodePoints, hasVisibleText } from "./codePoints.ts";
import { optionalText, safeText } from "./text.ts";

describe("countCodePoints", () => {
  test("counts like the string iterator, for any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(countCodePoints(text)).toBe([...text].length);
      }),
    );
  });

  test("counts half surrogates as one each", () => {
    expect(countCodePoints("\ud83d\ud83d\ude00\ude00")).toBe(3);
  });
});

describe("hasVisibleText", () => {
  test.each([
    "",
    " ",
    "\u00a0",
    "\u200b",
    "\u3164",
    "\u2800",
    "\u2028",
    "\ufeff",
    "\u0007",
    "\u{e0041}",
  ])("sees nothing in %j", (text) => expect(hasVisibleText(text)).toBe(false));

  test.each(["a", "語", "👩‍👩‍👧‍👦", "\u200ba", "."])("sees something in %j", (text) =>
    expect(hasVisibleText(text)).toBe(true),
  );
});

describe("safeText", () => {
  const name = safeText("Name", 3);
  const messageOf = (value: unknown) => name.safeParse(value).error?.issues[0]?.message;

  test("keeps text byte for byte", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 }), (text) => {
        const parsed = safeText("Text", 1_000).safeParse(text);
        if (parsed.success) expect(parsed.data).toBe(text);
        else expect(text.includes("\0") || !hasVisibleText(text)).toBe(true);
      }),
    );
  });

  test.each([
    [undefined, "Name is required."],
    ["", "Name is required."],
    [7, "Name must be text."],
    ["abcd", "Name has 4 characters; the limit is 3."],
    ["😀😀😀😀", "Name has 4 characters; the limit is 3."],
    ["a\0", "Name holds a NUL character, which cannot be stored."],
    ["\ud83d", "Name holds half of a surrogate pair, which is not valid Unicode."],
    [" \u200b", "Name has no visible character."],
  ])("says of %j: %s", (value, message) => expect(messageOf(value)).toBe(message));

  test("takes a text at its limit", () => expect(name.parse("😀😀😀")).toBe("😀😀😀"));
});

test("optionalText takes empty text and refuses invisible text", () => {
  const tagline = optionalText("Tagline", 3);
  expect(tagline.parse("")).toBe("");
  expect(tagline.safeParse("\u200b").success).toBe(false);
});
