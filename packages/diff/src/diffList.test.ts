import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newBudget } from "./budget.ts";
import { diffList } from "./diffList.ts";

const diff = (before: string[], after: string[]) => diffList(before, after, newBudget());
const brief = (before: string[], after: string[]) =>
  diff(before, after).map((entry) =>
    [entry.op, "from" in entry ? entry.from : "", "to" in entry ? entry.to : ""].join(" ").trim(),
  );

describe("a list", () => {
  test("of the same entries in another order is moved, the fewest of them", () => {
    expect(brief(["sea", "calm", "storm"], ["storm", "sea", "calm"])).toEqual([
      "move 2 0",
      "equal 0 1",
      "equal 1 2",
    ]);
  });

  test("keeps a deleted entry where it was read", () => {
    expect(brief(["sea", "calm", "storm"], ["sea", "storm", "night"])).toEqual([
      "equal 0 0",
      "delete 1",
      "equal 2 1",
      "insert  2",
    ]);
  });

  test("with an entry twice keeps one and moves the other", () => {
    expect(brief(["sea", "sea", "calm"], ["sea", "calm", "sea"])).toEqual([
      "equal 0 0",
      "equal 2 1",
      "move 1 2",
    ]);
  });

  test("shows an edited entry by its words, wherever it went", () => {
    const greeting = "Good evening, traveller. The fire is warm and the stew is hot.";
    const edited = "Good evening, stranger. The fire is warm and the stew is hot.";
    expect(diff([greeting, "Who is there?"], ["Come in!", edited])).toEqual([
      { op: "insert", to: 0, text: "Come in!" },
      {
        op: "change",
        from: 0,
        to: 1,
        parts: [
          { op: "equal", text: "Good evening, " },
          { op: "delete", text: "traveller" },
          { op: "insert", text: "stranger" },
          { op: "equal", text: ". The fire is warm and the stew is hot." },
        ],
        method: "words",
        added: 1,
        removed: 1,
      },
      { op: "delete", from: 1, text: "Who is there?" },
    ]);
  });

  test("with another entry in place of one has no change", () => {
    const before = "Good evening, traveller. The fire is warm and the stew is hot.";
    const after = "The storm took the bridge last night, so nobody will cross the river today.";
    expect(brief([before], [after]).toSorted()).toEqual(["delete 0", "insert  0"]);
  });

  test("of long entries pairs each with its edit, in any order", () => {
    const story = (seed: number) =>
      Array.from({ length: 900 }, (_, at) => `w${(at * (seed + 7) * 13 + at * at) % 701}`).join(
        " ",
      );
    const before = Array.from({ length: 100 }, (_, seed) => story(seed));
    const after = before.map((text) => text.replace(" w1", " edited w1")).toReversed();
    const pairs = diff(before, after).map(
      (entry) => entry.op === "change" && entry.from + entry.to,
    );
    expect(pairs).toEqual(before.map(() => 99));
  });

  test("in Japanese pairs an edited entry too", () => {
    expect(
      brief(["灯台守は波を数える。", "夜は静か。"], ["夜は静か。", "灯台守は星を数える。"]),
    ).toContain("change 0 1");
  });
});

test("every entry of both lists is in the diff once", () => {
  const entry = fc.constantFrom("", "a", "b", "tea house", "tea houses", "tea at the old house");
  fc.assert(
    fc.property(fc.array(entry), fc.array(entry), (before, after) => {
      const entries = diff(before, after);
      const from = entries.flatMap((change) => ("from" in change ? [change.from] : []));
      const to = entries.flatMap((change) => ("to" in change ? [change.to] : []));
      expect(from.toSorted((left, right) => left - right)).toEqual([...before.keys()]);
      expect(to).toEqual([...after.keys()]);
    }),
  );
});
