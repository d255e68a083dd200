import type { CharacterContent } from "@personaforge/contract/content";
import type { ContentDiff, FieldDiff } from "@personaforge/contract/diff";
import { type Budget, newBudget } from "./budget.ts";
import {
  type ContentField,
  contentFields,
  formatted,
  isFieldOf,
  isSameField,
} from "./contentFields.ts";
import { diffList } from "./diffList.ts";
import { diffTextWithin } from "./diffText.ts";

/**
 * How one content became another: by field, texts by word, lists by entry. The same contents give
 * the same diff wherever the Unicode data are the same. The largest legal content that was
 * rewritten whole takes about a second.
 */
export function diffContent(from: CharacterContent, to: CharacterContent): ContentDiff {
  return diffWithin(from, to, newBudget());
}

/**
 * A diff that costs next to nothing: a changed text is `rewritten`, and an edited entry of a list is
 * deleted and inserted.
 */
export function diffCoarsely(from: CharacterContent, to: CharacterContent): ContentDiff {
  return diffWithin(from, to, { left: 0 });
}

function diffWithin(from: CharacterContent, to: CharacterContent, budget: Budget): ContentDiff {
  const fields = contentFields
    .filter((field) => !isSameField(from, to, field))
    .map((field) => diffField(from, to, { field, budget }));
  return { fields, identical: fields.length === 0 };
}

function diffField(
  from: CharacterContent,
  to: CharacterContent,
  { field, budget }: { field: ContentField; budget: Budget },
): FieldDiff {
  if (isFieldOf(field, "list")) {
    return { kind: "list", field, entries: diffList(from[field], to[field], budget) };
  }
  if (isFieldOf(field, "value")) {
    return { kind: "value", field, before: from[field], after: to[field] };
  }
  if (isFieldOf(field, "structure")) {
    const [before, after] = [from[field], to[field]];
    const text = diffTextWithin(formatted(before), formatted(after), budget);
    return { kind: "structure", field, before, after, ...text };
  }
  const [before, after] = [from[field], to[field]];
  return { kind: "text", field, before, after, ...diffTextWithin(before, after, budget) };
}
