import { describe, expect, test } from "vitest";
import {
  countChosen,
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
const sameFile = { id, state: "duplicate", reason: "same_file" } as const;
const broken = { id, state: "failed", reason: "timed_out" } as const;

describe("what the next start imports", () => {
  const said = (item: Parameters<typeof decide>[1], decision: Parameters<typeof decide>[2]) =>
    isChosen(item, decide(noAnswers, item, decision));

  test("a ready file, unless it is left out", () => {
    expect(isChosen(ready, noAnswers)).toBe(true);
    expect(said(ready, { action: "skip" })).toBe(false);
  });

  test("a nameless one once it has a name that can be taken", () => {
    expect(isChosen(nameless, noAnswers)).toBe(false);
    expect(said(nameless, { name: " \u200b" })).toBe(false);
    expect(said(nameless, { name: "n".repeat(101) })).toBe(false);
    expect(said(nameless, { name: "Mira" })).toBe(true);
  });

  test("a lorebook once it has a character", () => {
    expect(isChosen(lorebook, noAnswers)).toBe(false);
    expect(said(lorebook, { action: "version", into: kea })).toBe(true);
  });

  test("the same file only when somebody wants it, and another of the same source", () => {
    expect(isChosen(sameFile, noAnswers)).toBe(false);
    expect(isChosen(duplicate, noAnswers)).toBe(true);
    expect(said(duplicate, { action: "skip" })).toBe(false);
    expect(said(sameFile, { action: "copy" })).toBe(true);
    expect(isChosen(duplicate, { decisions: {}, onDuplicate: "skip" })).toBe(false);
  });

  test("a failed one when it is to be tried again, and nothing that is done", () => {
    expect(isChosen(broken, noAnswers)).toBe(false);
    expect(said(broken, { action: "import" })).toBe(true);
    expect(isChosen({ id, state: "imported", reason: null }, noAnswers)).toBe(false);
  });
});

test("they are counted, as far as the duplicates are known", () => {
  const at = (item: typeof ready | typeof nameless | typeof duplicate, place: string) => ({
    ...item,
    id: place,
  });
  let answers = decide(noAnswers, at(ready, "a"), { action: "skip" });
  answers = decide(answers, at(ready, "b"), { action: "import" });
  answers = decide(answers, at(nameless, "c"), { name: "Mira" });
  answers = decide(answers, at(nameless, "d"), { name: "" });
  answers = decide(answers, at(duplicate, "e"), { action: "skip" });
  const duplicates = [at(duplicate, "e"), at(duplicate, "f"), { ...sameFile, id: "g" }];
  expect(countChosen({ ready: 10 }, answers, duplicates)).toBe(9 + 1 + 1);
  expect(countChosen({ ready: 10 }, answers, null)).toBeNull();
});

test("an answer for all duplicates replaces those for single ones, and no others", () => {
  const other = { ...nameless, id: kea.id };
  let answers = decide(noAnswers, duplicate, { action: "copy" });
  answers = decide(answers, other, { name: "Mira" });
  answers = decideDuplicates(answers, "skip");
  expect(duplicateAction(duplicate, answers)).toBe("skip");
  expect(answers.decisions).toEqual({ [kea.id]: { name: "Mira", of: other } });
  expect(duplicateAction(duplicate, decide(answers, duplicate, { action: "copy" }))).toBe("copy");
});

test("a name is held to the contract's limit in code points", () => {
  expect(nameProblem("🦜".repeat(100))).toBeNull();
  expect(nameProblem("🦜".repeat(101))).toBe("The name has 101 characters; the limit is 100.");
  expect(nameProblem("")).toBe("A name is required.");
});

describe("what a start is sent with", () => {
  const item = (place: string) => ({ ...nameless, id: place });

  test("nothing when nothing was said", () => {
    expect(toStart(noAnswers).input).toEqual({});
  });

  test("each answer in the words of the contract; what is no answer yet stays", () => {
    let answers = decide(noAnswers, item("a"), { name: " Mira " });
    answers = decide(answers, item("b"), { action: "version", into: kea });
    answers = decide(answers, item("c"), { action: "skip" });
    answers = decide(answers, item("d"), { name: "" });
    const { input, left } = toStart({ ...answers, onDuplicate: "copy" });
    expect(input).toEqual({
      on_duplicate: "copy",
      decisions: [
        { item_id: "a", name: "Mira" },
        { item_id: "b", action: "version", into: kea.id },
        { item_id: "c", action: "skip" },
      ],
    });
    expect(left).toEqual({ decisions: { d: { name: "", of: item("d") } }, onDuplicate: "copy" });
  });

  test("at most what one start may carry; the rest stays", () => {
    const many = Object.fromEntries(
      Array.from({ length: 1_001 }, (_, index) => [`${index}`, { action: "copy" as const }]),
    );
    const { input, left } = toStart({ decisions: many, onDuplicate: null });
    expect(input.decisions).toHaveLength(1_000);
    expect(Object.keys(left.decisions)).toEqual(["1000"]);
  });
});
