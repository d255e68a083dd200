import { expect, test } from "vitest";
import { compileRegex } from "./regexKeys.ts";
import { sizeOfRegex } from "./regexSource.ts";

function matches(key: string, text: string): boolean | string {
  const regex = compileRegex(key);
  return typeof regex === "string" ? regex : regex.test(text);
}

test.each([
  ["/tow(er|n)/", "a town", true],
  ["/TOWER/", "a tower", false],
  ["/TOWER/i", "a tower", true],
  ["/^keep$/", "a\nkeep", false],
  ["/^keep$/m", "a\nkeep", true],
  ["/a.b/", "a\nb", false],
  ["/a.b/s", "a\nb", true],
  ["/\\u00e9t\\u{e9}/giu", "ÉTÉ", true],
  ["/a\\/b/", "a/b", true],
  ["/\\p{Lu}{3}/u", "aBCD", true],
  ["/caf\u00e9/", "cafe\u0301".normalize("NFC"), true],
])("%s in %j: %s", (key, text, expected) => {
  expect(matches(key, text)).toBe(expected);
});

test.each([
  ["tower", "it is not written as /…/flags"],
  ["/tower/q", 'the flag "q" is not supported'],
  ["/tower/y", 'the flag "y" is not supported'],
  ["/(?=tower)/", "looking ahead or behind is not supported"],
  ["/(?<!a)b/", "looking ahead or behind is not supported"],
  ["/(a)\\1/", "back references are not supported"],
  ["/(?<x>a)\\k<x>/", "back references are not supported"],
  ["/(/", "it is not valid (missing closing ): `(`)"],
  ["/((x{100}){100}){100}/", "it is too large: about 1000000 places to match"],
])("%s cannot be run: %s", (key, why) => {
  expect(compileRegex(key)).toBe(why);
});

test.each([
  ["tower", 5, 0],
  ["[a-z]+x", 2, 1],
  ["(ab|cd){3}", 12, 12],
  [".{0,50}", 50, 50],
  ["\\d{2,}", 3, 3],
  ["\\bx\\b", 1, 0],
  ["[\\]a]{2}\\p{L}", 3, 3],
])("%s has %i places, %i of them open", (source, places, open) => {
  expect(sizeOfRegex(source)).toEqual({ places, open });
});

test("a key of more than 2,000 characters cannot be run", () => {
  expect(compileRegex(`/${"a".repeat(1_998)}/`)).toBe(
    "it is too large: about 1998 places to match",
  );
  expect(compileRegex(`/${"a".repeat(1_999)}/`)).toBe("it is longer than 2000 characters");
});

test.each(["/[a-m]*[n-z][a-z ]{60}\\d/", "/\\w{1,200}\\d\\d/", "/[ab]{999}/"])(
  "%s reads only as far as it may cost",
  (key) => {
    const regex = compileRegex(key);
    if (typeof regex === "string") throw new Error(regex);
    expect(regex.reach * regex.cost).toBeLessThanOrEqual(2_500_000);
    expect(regex.reach).toBeLessThan(200_000);
  },
);

test("knows what must be there before it can match", () => {
  const required = (key: string) => {
    const regex = compileRegex(key);
    return typeof regex === "string" ? regex : regex.required;
  };
  expect(required("/\\bTower\\b/i")).toEqual({ text: "Tower" });
  expect(required("/king.*queen/")).toEqual({ all: [{ text: "king" }, { text: "queen" }] });
  expect(required("/(?:tower|keep)s?/")).toEqual({ any: [{ text: "tower" }, { text: "keep" }] });
  expect(required("/\\d+/")).toBeNull();
});
