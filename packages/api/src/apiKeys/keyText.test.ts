import { describe, expect, test } from "vitest";
import { keyHash, keyProblem, makeKeyText, shownPrefix } from "./keyText.ts";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

describe("the text of a key", () => {
  test("is pf_live_, 43 characters of secret and 6 of checksum, and never the same", () => {
    const keys = Array.from({ length: 2_000 }, makeKeyText);
    for (const key of keys) {
      expect(key).toMatch(/^pf_live_[0-9A-Za-z]{49}$/);
      expect(keyProblem(key)).toBeNull();
    }
    expect(new Set(keys.map((key) => key.slice(8, 51))).size).toBe(2_000);
  });

  test("uses every digit at every place but the first of the secret", () => {
    const keys = Array.from({ length: 4_000 }, makeKeyText);
    for (let place = 9; place < 51; place += 1) {
      expect(new Set(keys.map((key) => key[place])).size, `place ${place}`).toBe(62);
    }
  });

  test("has a known checksum: what was written down once is good for ever", () => {
    expect(keyProblem(`pf_live_${"0".repeat(42)}12zL1yh`)).toBeNull();
  });

  test("shows every wrong character and every swapped pair", () => {
    const key = makeKeyText();
    for (let place = 8; place < key.length; place += 1) {
      const others = [...digits].filter((digit) => digit !== key[place]);
      for (const digit of others) {
        const mistyped = key.slice(0, place) + digit + key.slice(place + 1);
        expect(keyProblem(mistyped)).toContain("has a typo");
      }
      const swapped = key.slice(0, place - 1) + key[place] + key[place - 1] + key.slice(place + 1);
      if (place > 8 && swapped !== key) expect(keyProblem(swapped)).toContain("has a typo");
    }
  });

  test.each([
    ["cut off", (key: string) => key.slice(0, -1)],
    ["continued", (key: string) => `${key}a`],
    ["with a sign in it", (key: string) => `${key.slice(0, 20)}-${key.slice(21)}`],
    ["empty", () => "pf_live_"],
  ])("%s is said to be not whole", (_how, spoil) => {
    expect(keyProblem(spoil(makeKeyText()))).toBe(
      "This API key is not whole: 49 letters and digits follow pf_live_. Copy it again.",
    );
  });

  test("is known by its first characters and its hash", () => {
    const key = makeKeyText();
    expect(shownPrefix(key)).toBe(key.slice(0, 12));
    expect(shownPrefix("an operator's own text, as long as needed")).toBe("an o");
    expect(keyProblem("an operator's own text, as long as needed")).toBeNull();
    expect(keyHash("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
