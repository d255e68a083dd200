import { describe, expect, test } from "vitest";
import {
  decide,
  decideDuplicates,
  duplicateAction,
  isChosen,
  nameProblem,
  noAnswers,
  toStart,
} from "./decisions.ts";

const id = "0193a000-0000-7000-8000-000000000001";
const kea = { id: "0193a000-0000-7000-8000-000000000002", name: "Kea" };
const ready = { id, state: "ready", reason: null } as const;
const nameless = { id, state: "needs_fix", reason: "name_missing" } as const;
const lorebook = { id, state: "needs_fix", reason: "lorebook" } as const;
const duplicate = { id, state: "duplicate", reason: "same_source" } as const;
const broken = { id, state: "failed", reason: "timed_out" } as const;

describe("what the next start imports", () => {
  test("a ready file, unless it is left out", () => {
    expect(isChosen(ready, noAnswers)).toBe(true);
    expect(isChosen(ready, decide(noAnswers, id, { action: "skip" }))).toBe(false);
  });

  test("a nameless one once it has a name that can be taken", () => {
    expect(isChosen(nameless, noAnswers)).toBe(false);
    expect(isChosen(nameless, decide(noAnswers, id, { name: " \u200b" }))).toBe(false);
    expect(isChosen(nameless, decide(noAnswers, id, { name: "n".repeat(101) }))).toBe(false);
    expect(isChosen(nameless, decide(noAnswers, id, { name: "Mira" }))).toBe(true);
  });

  test("a lorebook once it has a character", () => {
    expect(isChosen(lorebook, noAnswers)).toBe(false);
    expect(isChosen(lorebook, decide(noAnswers, id, { action: "version", into: kea }))).toBe(true);
  });

  test("the same file only when somebody wants it, and another of the same source", () => {
    expect(isChosen({ ...duplicate, reason: "same_file" }, noAnswers)).toBe(false);
    expect(isChosen(duplicate, noAnswers)).toBe(true);
    expect(isChosen(duplicate, decide(noAnswers, id, { action: "skip" }))).toBe(false);
    expect(isChosen(duplicate, decide(noAnswers, id, { action: "copy" }))).toBe(true);
    expect(isChosen(duplicate, { decisions: {}, onDuplicate: "skip" })).toBe(false);
  });

  test("a failed one when it is to be tried again, and nothing that is done", () => {
    expect(isChosen(broken, noAnswers)).toBe(false);
    expect(isChosen(broken, decide(noAnswers, id, { action: "import" }))).toBe(true);
    expect(isChosen({ id, state: "imported", reason: null }, noAnswers)).toBe(false);
  });
});

test("an answer for all duplicates replaces those for single ones, and no others", () => {
  const other = kea.id;
  let answers = decide(noAnswers, id, { action: "copy" });
  answers = decide(answers, other, { name: "Mira" });
  answers = decideDuplicates(answers, "skip");
  expect(duplicateAction(duplicate, answers)).toBe("skip");
  expect(answers.decisions).toEqual({ [other]: { name: "Mira" } });
  expect(duplicateAction(duplicate, decide(answers, id, { action: "copy" }))).toBe("copy");
});

test("a name is held to the contract's limit in code points", () => {
  expect(nameProblem("🦜".repeat(100))).toBeNull();
  expect(nameProblem("🦜".repeat(101))).toBe("The name has 101 characters; the limit is 100.");
  expect(nameProblem("")).toBe("A name is required.");
});

describe("what a start is sent with", () => {
  test("nothing when nothing was said", () => {
    expect(toStart(noAnswers)).toEqual({});
  });

  test("each answer in the words of the contract", () => {
    let answers = decide(noAnswers, "a", { name: " Mira " });
    answers = decide(answers, "b", { action: "version", into: kea });
    answers = decide(answers, "c", { action: "skip" });
    answers = decide(answers, "d", { name: "" });
    answers = { ...answers, onDuplicate: "copy" };
    expect(toStart(answers)).toEqual({
      on_duplicate: "copy",
      decisions: [
        { item_id: "a", name: "Mira" },
        { item_id: "b", action: "version", into: kea.id },
        { item_id: "c", action: "skip" },
      ],
    });
  });

  test("at most what one start may carry", () => {
    const many = Object.fromEntries(
      Array.from({ length: 1_001 }, (_, index) => [`${index}`, { action: "copy" as const }]),
    );
    expect(toStart({ decisions: many, onDuplicate: null }).decisions).toHaveLength(1_000);
  });
});
