import type { TextPart } from "@personaforge/contract/diff";
import { expect, test } from "vitest";
import { alignedRows, type Row } from "./alignedRows.ts";

const equal = (text: string): TextPart => ({ op: "equal", text });
const gone = (text: string): TextPart => ({ op: "delete", text });
const came = (text: string): TextPart => ({ op: "insert", text });

function side(rows: readonly Row[], which: "before" | "after"): string {
  const parts = rows.flatMap((row): { text: string }[] =>
    row.kind === "changed" ? row[which] : [row],
  );
  return parts.map(({ text }) => text).join("");
}

test("a changed word stands level with the word it was, the lines around it level with themselves", () => {
  const rows = alignedRows([
    equal("First line\nSecond "),
    gone("old"),
    came("new"),
    equal(" line\nThird"),
  ]);
  expect(rows).toEqual([
    { kind: "equal", text: "First line\n" },
    {
      kind: "changed",
      before: [equal("Second "), gone("old"), equal(" line\n")],
      after: [equal("Second "), came("new"), equal(" line\n")],
    },
    { kind: "equal", text: "Third" },
  ]);
});

test("a line that is gone leaves an empty place, and what follows is level again", () => {
  const rows = alignedRows([equal("A\n"), gone("B\n"), equal("C")]);
  expect(rows).toEqual([
    { kind: "equal", text: "A\n" },
    { kind: "changed", before: [gone("B\n")], after: [] },
    { kind: "equal", text: "C" },
  ]);
});

test("two lines that became one stay in one row until both sides end a line", () => {
  const rows = alignedRows([equal("A"), gone("\n"), came(" "), equal("B\nC")]);
  expect(rows.map(({ kind }) => kind)).toEqual(["changed", "equal"]);
});

test("folded text has a row of its own", () => {
  const rows = alignedRows([gone("x"), equal("y "), { op: "fold", text: "long" }, equal("z")]);
  expect(rows.map(({ kind }) => kind)).toEqual(["changed", "fold", "equal"]);
});

test("both sides hold their whole text", () => {
  const rows = alignedRows([equal("a\nb"), gone("c\nd"), came("e"), equal("f\n\ng"), came("h\n")]);
  expect(side(rows, "before")).toBe("a\nbc\ndf\n\ng");
  expect(side(rows, "after")).toBe("a\nbef\n\ngh\n");
});
