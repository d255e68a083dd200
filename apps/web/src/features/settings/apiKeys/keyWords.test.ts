import { expect, test } from "vitest";
import { expiryWords, isInUse, limitWords, stateOf, usageWords } from "./keyWords.ts";

const now = Date.parse("2026-11-23T12:00:00.000Z");
const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();

test("a key is living until it is revoked or its time is over", () => {
  expect(stateOf({ revoked_at: null, expires_at: null }, now)).toBe("living");
  expect(stateOf({ revoked_at: null, expires_at: at(1) }, now)).toBe("living");
  expect(stateOf({ revoked_at: null, expires_at: at(0) }, now)).toBe("expired");
  expect(stateOf({ revoked_at: at(-1), expires_at: at(-2) }, now)).toBe("revoked");
});

test("a key is in use when it was used within a day", () => {
  expect(isInUse({ last_used_at: null }, now)).toBe(false);
  expect(isInUse({ last_used_at: at(-23.9) }, now)).toBe(true);
  expect(isInUse({ last_used_at: at(-24) }, now)).toBe(false);
});

test.each([
  [null, "Never"],
  [at(24 * 90), "In 90 days"],
  [at(25), "In 2 days"],
  [at(3), "Within a day"],
  [at(-3), "Expired"],
])("a key that expires at %s: %s", (expires_at, words) => {
  expect(expiryWords({ expires_at }, now)).toBe(words);
});

test("thirty days are one sentence", () => {
  const days = Array.from({ length: 30 }, () => 0);
  expect(usageWords(days)).toBe("No requests in 30 days");
  expect(usageWords(days.with(29, 1))).toBe("1 request in 30 days, today");
  expect(usageWords(days.with(28, 1_200).with(3, 4))).toBe(
    "1,204 requests in 30 days, most (1,200) yesterday",
  );
});

test("limits are said with what was used of them", () => {
  const key = { rate_per_minute: 600, monthly_tokens: 1_000_000, tokens_used: 1_200 };
  expect(limitWords(key)).toBe("600 requests a minute · 1,200 of 1,000,000 tokens this month");
  expect(limitWords({ rate_per_minute: null, monthly_tokens: null, tokens_used: 0 })).toBe(
    "No limit of requests · 0 tokens this month",
  );
});
