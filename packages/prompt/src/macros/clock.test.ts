import { describe, expect, test } from "vitest";
import { fillMacros } from "../macros.ts";
import { exampleValues } from "./exampleValues.ts";

const fill = (text: string, now = exampleValues.now) => fillMacros(text, { ...exampleValues, now });

describe("the clock", () => {
  test.each([
    ["{{time}} {{date}} {{weekday}}", "6:05 PM November 23, 2026 Monday"],
    ["{{isotime}} {{isodate}}", "18:05 2026-11-23"],
    ["{{time_UTC-4}} {{time_UTC+5:30}} {{time_utc+0}}", "1:05 PM 10:35 PM 5:05 PM"],
    ["{{time::UTC+10}}", "3:05 AM"],
    ["{{datetimeformat DD.MM.YYYY HH:mm}}", "23.11.2026 18:05"],
    ["{{datetimeformat::dddd, [the] Do [of] MMMM}}", "Monday, the 23rd of November"],
    [
      "{{datetimeformat YY M D H h hh k m s S SS SSS a A}}",
      "26 11 23 18 6 06 18 5 9 2 25 250 pm PM",
    ],
    ["{{datetimeformat Z ZZ X x}}", "+01:00 +0100 1795453509 1795453509250"],
    ["{{datetimeformat MMM Mo ddd dd d E Q Qo DDD DDDD}}", "Nov 11th Mon Mo 1 1 4 4th 327 327"],
    [
      "{{datetimeformat LT|LTS|L|LL|l|ll}}",
      "6:05 PM|6:05:09 PM|11/23/2026|November 23, 2026|11/23/2026|Nov 23, 2026",
    ],
    ["{{datetimeformat LLLL}}", "Monday, November 23, 2026 6:05 PM"],
  ])("%s is %s", (text, said) => expect(fill(text)).toBe(said));

  test.each([
    ["2026-03-01T00:30:00+14:00", "12:30 AM|Sunday|2026-03-01|24 60 1st +14:00"],
    ["2024-02-29T12:00:00.5Z", "12:00 PM|Thursday|2024-02-29|12 60 29th +00:00"],
    ["2025-12-31T23:59:59-0330", "11:59 PM|Wednesday|2025-12-31|23 365 31st -03:30"],
    ["0099-01-12T01:02Z", "1:02 AM|Monday|0099-01-12|1 12 12th +00:00"],
  ])("at %s", (now, said) => {
    const text = "{{time}}|{{weekday}}|{{isodate}}|{{datetimeformat k DDD Do Z}}";
    expect(fill(text, now)).toBe(said);
  });

  test.each(["", "now", "2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T18:00:00"])(
    "that is broken (%j) says nothing",
    (now) => {
      const text = "{{time}} {{isodate}} {{time_UTC+1}} {{timeDiff::2026-01-01::2026-01-02}}";
      expect(fill(text, now)).toBe(text);
    },
  );

  test.each([
    ["2026-01-01::2026-01-01 00:00:44", "a few seconds ago"],
    ["2026-01-01T00:00:45::2026-01-01", "in a minute"],
    ["2026-01-01 00:44::2026-01-01", "in 44 minutes"],
    ["2026-01-01 00:45::2026-01-01", "in an hour"],
    ["2026-01-01 21:00::2026-01-01", "in 21 hours"],
    ["2026-01-01 22:00::2026-01-01", "in a day"],
    ["2026-01-01::2026-01-26", "25 days ago"],
    ["2026-01-01::2026-01-27", "a month ago"],
    ["2026-10-20::2026-01-01", "in 10 months"],
    ["2026-12-31::2026-01-01", "in a year"],
    ["2026-01-01::2000-01-01", "in 26 years"],
    // Without an offset a date is one where the clock hangs: an hour before the same one in UTC.
    ["2026-01-01T00:00Z::2026-01-01 00:00", "in an hour"],
    ["2026-01-01::2026-01-01", "a few seconds ago"],
  ])("%s is %s", (dates, said) => expect(fill(`{{timeDiff::${dates}}}`)).toBe(said));

  test("a difference takes macros", () => {
    expect(fill("{{timeDiff::{{isodate}} {{isotime}}::2026-11-23}}")).toBe("in 18 hours");
  });
});
