import { expect, test } from "vitest";
import { PersonaForgeError } from "./personaForgeError.ts";
import { mayReturn, returnDelay } from "./retries.ts";

const outage = new PersonaForgeError("NETWORK_ERROR", "Nobody answers.");

test.each([
  [0, 1_000],
  [1, 2_000],
  [4, 16_000],
  [5, 30_000],
  [5_000, 30_000],
])("return %i waits between half and all of %i ms", (retry, all) => {
  const delays = Array.from({ length: 100 }, () => returnDelay(outage, retry));
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(all / 2);
  expect(Math.max(...delays)).toBeLessThanOrEqual(all);
  expect(new Set(delays).size).toBeGreaterThan(1);
});

test("a return waits as long as the server asks for, and longer than that when it fails on", () => {
  const limited = new PersonaForgeError("RATE_LIMITED", "Wait.", { status: 429, retryAfter: 120 });
  expect(returnDelay(limited, 0)).toBe(120_000);
  const hasty = new PersonaForgeError("OVERLOADED", "Wait.", { status: 503, retryAfter: 1 });
  expect(returnDelay(hasty, 9)).toBeGreaterThanOrEqual(15_000);
});

test.each([
  ["ABORTED", undefined],
  ["UNAUTHENTICATED", 401],
  ["INVALID_CURSOR", 400],
  ["BAD_RESPONSE", 404],
] as const)("there is no return after %s", (code, status) => {
  expect(mayReturn(new PersonaForgeError(code, "No.", { status }))).toBe(false);
});

test.each([
  ["NETWORK_ERROR", undefined],
  ["TIMEOUT", undefined],
  ["BAD_RESPONSE", 502],
  ["RATE_LIMITED", 429],
  ["DATABASE_UNAVAILABLE", 503],
  ["INTERNAL", 500],
] as const)("there is one after %s", (code, status) => {
  expect(mayReturn(new PersonaForgeError(code, "No.", { status }))).toBe(true);
});
