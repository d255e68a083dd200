import type { WrittenContent } from "@personaforge/contract/content";
import type { DraftContent } from "@personaforge/contract/draft";
import { HeldLorebook, isSameLorebook, noLorebook } from "./heldLorebook.ts";

type NullableText = {
  [Key in keyof WrittenContent]: WrittenContent[Key] extends string | null
    ? null extends WrittenContent[Key]
      ? Key
      : never
    : never;
}[keyof WrittenContent];

type DepthPrompt = NonNullable<WrittenContent["depth_prompt"]>;

/** The content as inputs hold it: an empty box is `""`, never null. */
export type ContentForm = Omit<WrittenContent, NullableText | "depth_prompt" | "lorebook"> &
  Record<NullableText, string> & {
    /** Without a text there is no depth prompt, whatever the other two say. */
    depth_prompt: DepthPrompt;
    lorebook: HeldLorebook;
  };
export type ContentKey = keyof WrittenContent;

const noDepthPrompt: DepthPrompt = { prompt: "", depth: 4, role: "system" };

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
  nickname: "",
  scenario: "",
  group_greetings: [],
  system_prompt: "",
  post_history_instructions: "",
  depth_prompt: noDepthPrompt,
  trusts_instructions: false,
  lorebook: noLorebook,
};

/** In the order of the contract, whose schema is not loaded only to name its fields. */
export const contentKeys = Object.keys(emptyForm) as ContentKey[];

const orNull = (text: string) => (text === "" ? null : text);

export function toContent(form: ContentForm): WrittenContent {
  return {
    ...form,
    backstory: orNull(form.backstory),
    tone_description: orNull(form.tone_description),
    initial_greeting: orNull(form.initial_greeting),
    tagline: orNull(form.tagline),
    opening_scene: orNull(form.opening_scene),
    language: orNull(form.language),
    license: orNull(form.license),
    nickname: orNull(form.nickname),
    scenario: orNull(form.scenario),
    system_prompt: orNull(form.system_prompt),
    post_history_instructions: orNull(form.post_history_instructions),
    depth_prompt: form.depth_prompt.prompt === "" ? null : form.depth_prompt,
    lorebook: form.lorebook.read(),
  };
}

function formValue<Key extends ContentKey>(key: Key, value: WrittenContent[Key]): unknown {
  if (key === "lorebook") return new HeldLorebook(value as WrittenContent["lorebook"]);
  if (key === "depth_prompt") return { ...noDepthPrompt, ...(value as DepthPrompt | null) };
  return value ?? "";
}

/** A draft's fields, or all of a version's, as inputs hold them. */
export function draftToForm(content: DraftContent): Partial<ContentForm> {
  return Object.fromEntries(
    contentKeys
      .filter((key) => content[key] !== undefined)
      .map((key) => [key, formValue(key, content[key] as WrittenContent[typeof key])]),
  );
}

export function toForm(content: WrittenContent): ContentForm {
  return { ...emptyForm, ...draftToForm(content) };
}

function isSameDepth(a: DepthPrompt, b: DepthPrompt): boolean {
  if (a.prompt === "" && b.prompt === "") return true;
  return a.prompt === b.prompt && Object.is(a.depth, b.depth) && a.role === b.role;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

export function isSameField(a: ContentForm, b: ContentForm, key: ContentKey): boolean {
  if (key === "lorebook") return isSameLorebook(a.lorebook, b.lorebook);
  if (key === "depth_prompt") return isSameDepth(a.depth_prompt, b.depth_prompt);
  const [one, other] = [a[key], b[key]];
  return Array.isArray(one) && Array.isArray(other) ? isSameList(one, other) : one === other;
}

/** Whether a field holds anything that its author wrote. */
export function isFilled(form: ContentForm, key: ContentKey): boolean {
  if (key === "lorebook") return form.lorebook.read() !== null;
  if (key === "depth_prompt") return form.depth_prompt.prompt !== "";
  const value = form[key];
  return typeof value === "boolean" ? value : value.length > 0;
}

/** The fields in which two forms differ, in the order of the contract. */
export function changedKeys(a: ContentForm, b: ContentForm): ContentKey[] {
  return contentKeys.filter((key) => !isSameField(a, b, key));
}

export function pickKeys<Source extends WrittenContent | ContentForm>(
  source: Source,
  keys: readonly ContentKey[],
): Partial<Source> {
  return Object.fromEntries(
    Object.entries(source).filter(([key]) => keys.some((wanted) => wanted === key)),
  ) as Partial<Source>;
}

function copyOf(value: ContentForm[ContentKey]): ContentForm[ContentKey] {
  if (Array.isArray(value)) return [...value];
  return typeof value === "object" && !(value instanceof HeldLorebook) ? { ...value } : value;
}

/**
 * The fields as they are now: the form library changes lists and the depth prompt in place. A full
 * clone would copy every text at every key.
 */
export function copyTexts<Texts extends Partial<ContentForm>>(texts: Texts): Texts {
  const copies = Object.entries(texts).map(([key, value]) => [key, copyOf(value)] as const);
  return Object.fromEntries(copies) as Texts;
}
