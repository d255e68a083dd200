import { expect, test } from "vitest";
import { secretOf, spaced } from "./otpauth.ts";

test("the secret is found in the address, and read in fours", () => {
  const uri =
    "otpauth://totp/PersonaForge:ann%40example.test?secret=ABCDEFGHIJ&issuer=PersonaForge";
  expect(secretOf(uri)).toBe("ABCDEFGHIJ");
  expect(spaced("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
  expect(secretOf("no address")).toBe("");
  expect(spaced("")).toBe("");
});
