import type { CharacterContent } from "@personaforge/contract/content";
import type { FieldDiff } from "@personaforge/contract/diff";

export type ContentField = keyof CharacterContent;

/** `boolean` as one type, where a union would be looked at member by member. */
type Wide<Value> = Value extends boolean ? boolean : Value;

/** The kinds of diff that a value of this type can have. A type without one does not compile below. */
type KindOf<Value> = Value extends readonly (infer Entry)[]
  ? Entry extends string
    ? "list"
    : never
  : string extends Value
    ? "text" | "value"
    : Value extends string | boolean
      ? "value"
      : "structure";

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
  nickname: "text",
  scenario: "text",
  group_greetings: "list",
  system_prompt: "text",
  post_history_instructions: "text",
  depth_prompt: "structure",
  trusts_instructions: "value",
  lorebook: "structure",
  avatar: "structure",
  card: "structure",
} as const satisfies {
  readonly [Field in ContentField]: KindOf<Wide<NonNullable<CharacterContent[Field]>>> &
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
  if (!Array.isArray(left) || !Array.isArray(right)) {
    return left === right || (isStructure(left) && formatted(left) === formatted(right));
  }
  return left.length === right.length && left.every((entry, place) => entry === right[place]);
}

function isStructure(value: CharacterContent[ContentField]): boolean {
  return typeof value === "object" && value !== null;
}

/** A field with fields of its own as text to compare, the same however its fields are ordered. */
export function formatted(value: unknown): string {
  return value === null ? "" : JSON.stringify(value, sortFields, 2);
}

function sortFields(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
