import type { CharacterContent } from "@personaforge/contract/content";
import type { FieldDiff } from "@personaforge/contract/diff";

export type ContentField = keyof CharacterContent;

/** The kinds of diff that a value of this type can have. A type without one does not compile below. */
type KindOf<Value> = Value extends readonly (infer Entry)[]
  ? Entry extends string
    ? "list"
    : never
  : string extends Value
    ? "text" | "value"
    : Value extends string
      ? "value"
      : never;

/** How each field is compared, in the order of the contract. */
export const fieldKinds = {
  name: "text",
  personality_summary: "text",
  backstory: "text",
  tone_description: "text",
  initial_greeting: "text",
  tagline: "text",
  opening_scene: "text",
  alternate_greetings: "list",
  example_dialogues: "list",
  tags: "list",
  language: "value",
  license: "text",
  content_rating: "value",
} as const satisfies {
  readonly [Field in ContentField]: KindOf<NonNullable<CharacterContent[Field]>> &
    FieldDiff["kind"];
};

type Kinds = typeof fieldKinds;
export type FieldOf<Kind extends FieldDiff["kind"]> = {
  [Field in ContentField]: Kinds[Field] extends Kind ? Field : never;
}[ContentField];

export const contentFields = Object.keys(fieldKinds) as ContentField[];

export function isFieldOf<Kind extends FieldDiff["kind"]>(
  field: ContentField,
  kind: Kind,
): field is FieldOf<Kind> {
  return fieldKinds[field] === kind;
}

/** Whether a field holds the same in two contents: byte for byte, and entry by entry. */
export function isSameField(
  left: CharacterContent,
  right: CharacterContent,
  field: ContentField,
): boolean {
  return isSameValue(left[field], right[field]);
}

function isSameValue(
  left: CharacterContent[ContentField],
  right: CharacterContent[ContentField],
): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  return left.length === right.length && left.every((entry, place) => entry === right[place]);
}
