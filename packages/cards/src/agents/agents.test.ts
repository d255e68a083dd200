import { describe, expect, test } from "vitest";
import { type Card, emptyCard } from "../card.ts";
import type { JsonObject } from "../document.ts";
import { documentFormats } from "../documents.ts";
import { changedPaths } from "./testing/changedPaths.ts";
import { type Sample, samples } from "./testing/samples.ts";

function read({ format, raw }: Sample) {
  const warnings: string[] = [];
  const card = format.read(raw, (code) => warnings.push(code));
  return { card, warnings };
}

const edited = (field: keyof Card): unknown =>
  field === "tags" || field === "alternate_greetings"
    ? ["Edited, {{char}}", "And new"]
    : "{{user}}: Edited\nby {{char}}";

describe.each(samples)("$label", (sample) => {
  test("is of this format and of no other", () => {
    const formats = documentFormats.filter((format) => format.is(sample.raw));
    expect(formats.map(({ format }) => format)).toEqual([sample.format.format]);
  });

  test("is read", () => {
    const { card, warnings } = read(sample);
    const { creation_date, modification_date, character_book, extensions } = card;
    const rest = { creation_date, modification_date, character_book, extensions };
    expect(card).toEqual({ ...emptyCard(), ...sample.card, ...rest });
    expect(warnings).toEqual(sample.warnings ?? []);
  });

  test("stays the very same without an edit", () => {
    const { card } = read(sample);
    expect(sample.format.patch(sample.raw, card, structuredClone(card))).toBe(sample.raw);
  });

  test.each(Object.keys(sample.edits) as (keyof Card)[])(
    "an edit of %s changes only that",
    (field) => {
      const { card } = read(sample);
      const after = { ...card, [field]: edited(field) };
      const patched = sample.format.patch(sample.raw, card, after);
      expect(changedPaths(sample.raw, patched).toSorted()).toEqual(sample.edits[field]?.toSorted());
      const again = sample.format.read(patched as JsonObject, () => undefined);
      expect(again[field]).toEqual(after[field]);
      expect({ ...again, extensions: null }).toEqual({ ...after, extensions: null });
    },
  );
});
