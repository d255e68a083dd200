import { expect, test } from "vitest";
import { dayOf, everyWords, versionsWords } from "./trashWords.ts";

test.each([
  [1, "with its one version"],
  [2, "with both versions"],
  [7, "with all 7 versions"],
])("a character at version %i comes back %s", (newest, words) => {
  expect(versionsWords(newest)).toBe(words);
});

test.each([
  [3_600, "every hour"],
  [7_200, "every 2 hours"],
  [60, "every minute"],
  [5_400, "every 90 minutes"],
])("%i seconds are %s", (seconds, words) => {
  expect(everyWords(seconds)).toBe(words);
});

test("a day is the day of the time zone", () => {
  expect(dayOf("2026-12-22T23:30:00.000Z", "UTC")).toBe("22 December");
  expect(dayOf("2026-12-22T23:30:00.000Z", "Asia/Tokyo")).toBe("23 December");
});
