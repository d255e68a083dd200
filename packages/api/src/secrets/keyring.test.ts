import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deriveKey, KeyringError, parseKeyring, secretOf, writeKeyring } from "./keyring.ts";
import { weaknessOf } from "./weakness.ts";

const fresh = () => randomBytes(32).toString("hex");

test("one secret is version 1", () => {
  const value = fresh();
  expect(parseKeyring(`${value}\n`).all).toEqual([{ version: 1, value }]);
});

test("the first of several versions is the current one", () => {
  const [old, next] = [fresh(), fresh()];
  const keyring = parseKeyring(`2:${next}, 1:${old}`);
  expect(keyring.current).toEqual({ version: 2, value: next });
  expect(secretOf(keyring, 1)?.value).toBe(old);
  expect(secretOf(keyring, 3)).toBeUndefined();
  expect(parseKeyring(writeKeyring(keyring.all))).toEqual(keyring);
});

test.each([
  ["gives one version twice", () => `1:${fresh()},1:${fresh()}`],
  ["is shorter than 32 characters in version 1", () => `2:${fresh()},1:short`],
  ["is not of the form 2:<secret>,1:<secret>", () => `2:${fresh()},`],
  ["is not of the form 2:<secret>,1:<secret>", () => `0:${fresh()}`],
  ["is shorter than 32 characters", () => ""],
])("a keyring that %s is refused", (why, text) => {
  expect(() => parseKeyring(text())).toThrow(new KeyringError(why));
});

test("one secret under two versions is refused", () => {
  const value = fresh();
  expect(() => parseKeyring(`2:${value},1:${value}`)).toThrow("gives one secret to two versions");
});

describe("keys", () => {
  const keyring = parseKeyring(`2:${fresh()},1:${fresh()}`);

  test("differ by purpose and by version, and come back the same", () => {
    const keys = [
      deriveKey(keyring, "seal"),
      deriveKey(keyring, "setup"),
      deriveKey(keyring, "seal", 1),
    ];
    expect(new Set(keys.map((key) => key.toString("hex"))).size).toBe(3);
    expect(deriveKey(parseKeyring(writeKeyring(keyring.all)), "seal", 2)).toEqual(keys[0]);
    expect(keys.map((key) => key.length)).toEqual([32, 32, 32]);
  });

  test("of an unknown version do not exist", () => {
    expect(() => deriveKey(keyring, "seal", 3)).toThrow("There is no version 3 of the secret.");
  });
});

describe("weakness", () => {
  test.each([
    ["is shorter than 32 characters", "kP3vX9qLm2RtY7wZbN4cJ8hG5fD1sA6"],
    ["uses too few different characters", "0".repeat(64)],
    ["uses too few different characters", "changemechangemechangemechangeme"],
    ["repeats one piece of text", "kP3vX9qLm2RtY7wZkP3vX9qLm2RtY7wZ"],
    ["runs through the alphabet or the keyboard", "abcdefghijklmnopqrstuvwxyz0123456789"],
    ["runs through the alphabet or the keyboard", "1234567890qwertyuiopasdfghjklzxcvbnm"],
    ["is a placeholder", "my-secret-is-the-default-password!"],
    ["is a placeholder", "PLEASE-REPLACE-THIS-SECRET-KEY-0001"],
    ["is a published example", "better-auth-secret-12345678901234567890"],
  ])("%s: %s", (why, text) => {
    expect(weaknessOf(text)).toBe(why);
  });

  test("random texts have none, in hexadecimal or base64", () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 64, size: "max" });
    fc.assert(
      fc.property(fc.noBias(bytes), (array) => {
        const buffer = Buffer.from(array);
        expect(weaknessOf(buffer.toString("hex"))).toBeNull();
        expect(weaknessOf(buffer.toString("base64"))).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });
});
