import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseKeyring } from "./keyring.ts";
import { open, seal, SealError } from "./seal.ts";

const fresh = () => randomBytes(32).toString("hex");
const [first, second] = [fresh(), fresh()];
const before = parseKeyring(`1:${first}`);
const during = parseKeyring(`2:${second},1:${first}`);
const after = parseKeyring(`2:${second}`);

const text = fc.string({ unit: "binary", maxLength: 200 });
const place = fc.record({ table: text, row: text, column: text });
const home = { table: "provider", row: "r1", column: "api_key" };

test("what is sealed for a place opens there", () => {
  fc.assert(
    fc.property(text, place, (plaintext, where) => {
      expect(open(before, seal(before, plaintext, where), where)).toBe(plaintext);
    }),
  );
});

test("it opens at no other place, whatever the names run together to", () => {
  fc.assert(
    fc.property(place, place, (where, other) => {
      fc.pre(JSON.stringify(where) !== JSON.stringify(other));
      const sealed = seal(before, "a key", where);
      expect(() => open(before, sealed, other)).toThrow(SealError);
    }),
  );
  const sealed = seal(before, "a key", { table: "ab", row: "c", column: "d" });
  const shifted = { table: "a", row: "bc", column: "d" };
  expect(() => open(before, sealed, shifted)).toThrow("does not open");
});

test("a change of any character is noticed", () => {
  const sealed = seal(before, "sk-the-key", home);
  const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
  let tried = 0;
  for (let at = 0; at < sealed.length; at += 1) {
    for (const character of characters) {
      const changed = sealed.slice(0, at) + character + sealed.slice(at + 1);
      if (changed === sealed) continue;
      expect(() => open(before, changed, home)).toThrow(SealError);
      tried += 1;
    }
  }
  expect(tried).toBe(sealed.length * (characters.length - 1));
});

test("a cut or an arbitrary text is an error of its own, never another", () => {
  const sealed = seal(before, "sk-the-key", home);
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => open(before, sealed.slice(0, length), home)).toThrow(SealError);
  }
  fc.assert(
    fc.property(text, (any) => {
      expect(() => open(before, any, home)).toThrow(SealError);
    }),
  );
});

test("the same text is sealed differently each time, and nothing of it shows", () => {
  const sealed = Array.from({ length: 100 }, () => seal(before, "sk-the-key", home));
  expect(new Set(sealed).size).toBe(100);
  expect(sealed.join()).not.toContain("sk-the-key");
});

test("after a rotation both open, new values take the new version", () => {
  const old = seal(before, "old", home);
  const fresher = seal(during, "new", home);
  expect([open(during, old, home), open(during, fresher, home)]).toEqual(["old", "new"]);
  expect([old, fresher].map((sealed) => sealed.split(".")[0])).toEqual(["v1", "v2"]);
  expect(open(after, fresher, home)).toBe("new");
});

test("a retired version is named, and so is the place", () => {
  expect(() => open(after, seal(before, "old", home), home)).toThrow(
    "The column api_key of provider r1 was sealed under version 1 of the secret, which is not there any more.",
  );
});

test("a version cannot be passed off as another", () => {
  const sealed = seal(during, "new", home);
  expect(() => open(during, sealed.replace(/^v2/, "v1"), home)).toThrow("does not open");
});
