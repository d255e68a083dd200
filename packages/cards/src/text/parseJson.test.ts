import { describe, expect, test } from "vitest";
import { cardLimits } from "../limits.ts";
import { refusalOf } from "../testing/refusal.ts";
import { warningCodes } from "../testing/warnings.ts";
import { parseJson } from "./parseJson.ts";

const none = () => {};
const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

describe("JSON", () => {
  test("is parsed with every key a key", () => {
    const value = parseJson('{"__proto__":{"polluted":1},"constructor":2}', none);
    expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("of as many levels as are allowed is read, and one more is refused", () => {
    expect(parseJson(nested(cardLimits.depth), none)).toBeInstanceOf(Array);
    expect(refusalOf(() => parseJson(nested(cardLimits.depth + 1), none))).toBe("too_deep");
  });

  test("of millions of levels is refused at once", () => {
    expect(refusalOf(() => parseJson("[".repeat(10_000_000), none))).toBe("too_deep");
  });

  test("is counted behind a text that ends in slashes", () => {
    expect(refusalOf(() => parseJson(`["\\\\",${nested(cardLimits.depth)}]`, none))).toBe(
      "too_deep",
    );
  });

  test("of half a million values is refused", () => {
    expect(refusalOf(() => parseJson(`[${"{},".repeat(300_000)}0]`, none))).toBe("too_large");
  });

  test("may have brackets, quotes and slashes in its texts", () => {
    const value = { text: `\\"${"[{".repeat(1000)}\\`, last: '"' };
    expect(parseJson(JSON.stringify(value), none)).toEqual(value);
  });

  test.each(['{"name": "Ann', "{ invalid", '"'])("that is broken is refused: %s", (text) => {
    expect(refusalOf(() => parseJson(text, none))).toBe("unreadable");
  });

  test("in a text of JSON is taken out of it", () => {
    const { codes, warn } = warningCodes();
    expect(parseJson(JSON.stringify('{"a":1}'), warn)).toEqual({ a: 1 });
    expect(codes).toEqual(["double_encoded"]);
  });
});
