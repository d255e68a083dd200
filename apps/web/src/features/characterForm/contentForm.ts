import type { CharacterContent } from "@personaforge/contract/content";
import type { DraftContent } from "@personaforge/contract/draft";

type Nullable = {
  [Key in keyof CharacterContent]: null extends CharacterContent[Key] ? Key : never;
}[keyof CharacterContent];

/** The content as inputs hold it: an empty box is `""`, never null. */
export type ContentForm = Omit<CharacterContent, Nullable> & Record<Nullable, string>;
export type ContentKey = keyof CharacterContent;

export const emptyForm: ContentForm = {
  name: "",
  personality_summary: "",
  backstory: "",
  tone_description: "",
  initial_greeting: "",
  tagline: "",
  opening_scene: "",
  alternate_greetings: [],
  example_dialogues: [],
  tags: [],
  language: "",
  license: "",
  content_rating: "general",
};

/** In the order of the contract, whose schema is not loaded only to name its fields. */
export const contentKeys = Object.keys(emptyForm) as ContentKey[];

const orNull = (text: string) => (text === "" ? null : text);

export function toContent(form: ContentForm): CharacterContent {
  return {
    ...form,
    backstory: orNull(form.backstory),
    tone_description: orNull(form.tone_description),
    initial_greeting: orNull(form.initial_greeting),
    tagline: orNull(form.tagline),
    opening_scene: orNull(form.opening_scene),
    language: orNull(form.language),
    license: orNull(form.license),
  };
}

export function toForm(content: CharacterContent): ContentForm {
  return {
    name: content.name,
    personality_summary: content.personality_summary,
    backstory: content.backstory ?? "",
    tone_description: content.tone_description ?? "",
    initial_greeting: content.initial_greeting ?? "",
    tagline: content.tagline ?? "",
    opening_scene: content.opening_scene ?? "",
    alternate_greetings: content.alternate_greetings,
    example_dialogues: content.example_dialogues,
    tags: content.tags,
    language: content.language ?? "",
    license: content.license ?? "",
    content_rating: content.content_rating,
  };
}

/** The texts of a draft as inputs hold them. */
export function draftToForm(content: DraftContent): Partial<ContentForm> {
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, value ?? ""]));
}

function same(a: string | string[], b: string | string[]): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

export function isSameField(a: ContentForm, b: ContentForm, key: ContentKey): boolean {
  return same(a[key], b[key]);
}

/** The fields in which two forms differ, in the order of the contract. */
export function changedKeys(a: ContentForm, b: ContentForm): ContentKey[] {
  return contentKeys.filter((key) => !isSameField(a, b, key));
}

export function pickKeys<Source extends CharacterContent | ContentForm>(
  source: Source,
  keys: readonly ContentKey[],
): Partial<Source> {
  return Object.fromEntries(
    Object.entries(source).filter(([key]) => keys.some((wanted) => wanted === key)),
  ) as Partial<Source>;
}
