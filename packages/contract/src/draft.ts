import * as z from "zod";
import { id, timestamp } from "./character.ts";
import { characterContent, contentRating, depthPrompt } from "./content.ts";
import { fieldError } from "./errors.ts";
import { limits } from "./limits.ts";
import { draftLorebook } from "./lorebook.ts";
import { versionNumber } from "./reference.ts";
import { storableText } from "./text.ts";

const requiredText = storableText("A text of a draft", limits.draft_text);
const text = requiredText.nullable();
const texts = z
  .array(storableText("An entry of a draft", limits.draft_text), {
    error: "This field of a draft must be a list.",
  })
  .max(limits.draft_list, {
    error: `A list in a draft holds at most ${limits.draft_list} entries.`,
  });

/**
 * The fields that were changed and not saved as a version. They may break every limit of a version,
 * may be empty, and come back exactly as they were written.
 */
export const draftContent = z
  .strictObject({
    name: requiredText,
    personality_summary: requiredText,
    backstory: text,
    tone_description: text,
    initial_greeting: text,
    tagline: text,
    opening_scene: text,
    alternate_greetings: texts,
    example_dialogues: texts,
    tags: texts,
    language: text,
    license: text,
    content_rating: contentRating,
    nickname: text,
    scenario: text,
    group_greetings: texts,
    system_prompt: text,
    post_history_instructions: text,
    depth_prompt: depthPrompt.extend({ prompt: requiredText, depth: z.int() }).nullable(),
    trusts_instructions: characterContent.shape.trusts_instructions,
    lorebook: draftLorebook.nullable(),
  })
  .partial();
export type DraftContent = z.infer<typeof draftContent>;

export const getDraft = z.strictObject({ id });

/**
 * Replaces the caller's draft of a character. `base_version` is the version that was typed over,
 * the newest when absent. No content at all discards the draft. `expected_revision` is the draft's
 * `revision` last seen (REST: `If-Match`), 0 before the first; another one answers
 * PRECONDITION_FAILED with the draft as it is in `current`.
 */
export const putDraft = z.strictObject({
  id,
  content: draftContent,
  base_version: versionNumber.optional(),
  expected_revision: z.int().nonnegative().optional(),
});
export type PutDraft = z.input<typeof putDraft>;

/** What one editor has typed over a version and not saved. Every character has one; most are empty. */
export const draft = z.object({
  character_id: id,
  base_version: versionNumber,
  content: draftContent,
  /** What keeps it from becoming a version, by field. */
  problems: z.array(fieldError),
  /** Grows with every change of the draft; 0 before the first. The ETag on REST begins with it. */
  revision: z.int().nonnegative(),
  /** Null before the first change. */
  updated_at: timestamp.nullable(),
});
export type Draft = z.infer<typeof draft>;
