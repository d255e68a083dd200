import { newContent } from "@personaforge/contract/content";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentFields } from "./contentFields.ts";
import { mergeContent } from "./mergeContent.ts";
import { contents } from "./testing/arbitraries.ts";

const base = newContent.parse({ name: "Mira", personality_summary: "Kind.", tags: ["sea"] });

test("edits of different fields come together", () => {
  const mine = { ...base, name: "Mira Vale", tags: [] };
  const theirs = { ...base, backstory: "Born at sea.", language: "en" };
  expect(mergeContent({ base, mine, theirs })).toEqual({
    merged: { ...base, name: "Mira Vale", tags: [], backstory: "Born at sea.", language: "en" },
    conflicts: [],
  });
});

test("two edits of one field conflict, and mine is kept", () => {
  const mine = { ...base, tags: ["sea", "storm"], name: "Nora" };
  const theirs = { ...base, tags: ["sea", "calm"], name: "Nora" };
  expect(mergeContent({ base, mine, theirs })).toEqual({ merged: mine, conflicts: ["tags"] });
});

const isEqual = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

describe("any three contents", () => {
  const three = contents(3).map(([first = base, second = base, third = base]) => ({
    base: first,
    mine: second,
    theirs: third,
  }));
  const check = (law: (input: Parameters<typeof mergeContent>[0]) => void) =>
    fc.assert(fc.property(three, law));

  test("merge to mine when they changed nothing, and to theirs when I changed nothing", () =>
    check(({ base: start, mine }) => {
      const unchanged = structuredClone(start);
      const kept = { merged: mine, conflicts: [] };
      expect(mergeContent({ base: start, mine, theirs: unchanged })).toEqual(kept);
      expect(mergeContent({ base: start, mine: unchanged, theirs: mine })).toEqual(kept);
      expect(mergeContent({ base: start, mine, theirs: structuredClone(mine) })).toEqual(kept);
    }));

  test("conflict in the same fields from both sides, and agree in all others", () =>
    check(({ base: start, mine, theirs }) => {
      const [ours, their] = [
        mergeContent({ base: start, mine, theirs }),
        mergeContent({ base: start, mine: theirs, theirs: mine }),
      ];
      expect(ours.conflicts).toEqual(their.conflicts);
      for (const field of contentFields) {
        if (ours.conflicts.includes(field)) {
          expect(ours.merged[field]).toEqual(mine[field]);
          expect(mine[field]).not.toEqual(theirs[field]);
        } else {
          expect(ours.merged[field]).toEqual(their.merged[field]);
        }
      }
    }));

  test("lose no change that did not conflict", () =>
    check(({ base: start, mine, theirs }) => {
      const { merged, conflicts } = mergeContent({ base: start, mine, theirs });
      for (const field of contentFields.filter((name) => !conflicts.includes(name))) {
        const edited = [mine[field], theirs[field]].find((value) => !isEqual(value, start[field]));
        expect(merged[field]).toEqual(edited === undefined ? start[field] : edited);
      }
    }));

  test("are left as they were", () =>
    check((input) => {
      const before = structuredClone(input);
      mergeContent(input);
      expect(input).toEqual(before);
    }));
});
