import type { ImportCounts } from "@personaforge/contract/import";
import { expect, test } from "vitest";
import { importReason } from "@personaforge/contract/import";
import {
  checkedWords,
  jobWords,
  progressOf,
  reasonWords,
  resultWords,
  sizeWords,
} from "./importWords.ts";

function counts(some: Partial<ImportCounts>): ImportCounts {
  const none = { waiting: 0, ready: 0, needs_fix: 0, duplicate: 0, imported: 0, skipped: 0 };
  const all = { ...none, failed: 0, undone: 0, ...some };
  return { ...all, total: Object.values(all).reduce((sum, count) => sum + count, 0) };
}

test("the result says each outcome that there is", () => {
  const mixed = counts({ imported: 97, needs_fix: 2, failed: 1 });
  expect(resultWords(mixed)).toBe("97 imported · 2 need fixing · 1 failed");
  expect(resultWords(counts({ imported: 1_240, needs_fix: 1, duplicate: 1, skipped: 3 }))).toBe(
    "1,240 imported · 1 needs fixing · 1 duplicate left · 3 left out",
  );
  expect(resultWords(counts({ undone: 4 }))).toBe("4 undone");
  expect(resultWords(counts({}))).toBe("No files");
});

test("a check says what can be imported, and when nothing can", () => {
  expect(checkedWords(counts({ ready: 27, duplicate: 2 }))).toBe("27 ready · 2 duplicates");
  expect(checkedWords(counts({}))).toBe("Nothing to import in these files");
});

test.each([
  ["checking", { waiting: 10, ready: 20 }, "Reading 20 of 30 files"],
  ["importing", { ready: 10, imported: 19, failed: 1 }, "Importing · 20 of 30 files done"],
  ["stopped", { ready: 10, imported: 20 }, "Stopped · 20 imported · 10 not imported yet"],
  ["open", { waiting: 1 }, "1 file sent"],
  ["done", { imported: 1 }, "1 imported"],
] as const)("a job that is %s", (state, some, words) => {
  expect(jobWords({ state, counts: counts(some), tagging: null })).toBe(words);
});

test("what is under way is a part of all that is to be done", () => {
  const undoing = counts({ imported: 3, undone: 7, failed: 2 });
  expect(progressOf({ state: "undoing", counts: undoing, tagging: null })).toEqual({
    value: 7,
    of: 10,
  });
  const tagging = { tags: ["crew"], total: 9, added: 2, present: 1, full: 1, gone: 0 };
  const job = { state: "tagging", counts: counts({ imported: 10 }), tagging } as const;
  expect(progressOf(job)).toEqual({ value: 4, of: 9 });
  expect(jobWords(job)).toBe("Tagging · 4 of 9 characters done");
});

test("every reason of the contract has a sentence", () => {
  for (const reason of importReason.options) expect(reasonWords[reason]).toMatch(/^[A-Z].*\.$/);
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_500, "1.5 KB"],
  [498_000, "498 KB"],
  [41_000_000, "41 MB"],
  [20_000_000_000, "20 GB"],
])("%d bytes are %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});
