import * as z from "zod";
import { limits } from "./limits.ts";

const tokens = z.int().nonnegative();

/** The parts of a prompt, in the order in which they stand in it. */
export const sectionName = z.enum([
  "frame",
  "lore_before",
  "personality",
  "tone",
  "backstory",
  "scenario",
  "lore_after",
  "opening_scene",
  "examples",
  "rules",
  // Up to here the prompt is the same for every turn, so that providers can cache it.
  "lore",
  "memory",
  "persona",
  "app_context",
  "history",
  "depth_prompt",
  "message",
  "post_history_instructions",
]);
export type SectionName = z.infer<typeof sectionName>;

/** What became of one part of the prompt. */
export const promptSection = z.object({
  name: sectionName,
  /** The field of the content that it is made of, such as `backstory`; null for our own words. */
  field: z.string().nullable(),
  /** Tokens that are sent, with the tags around them. */
  tokens,
  /** Tokens that the budget had no room for. */
  dropped: tokens,
  state: z.enum(["kept", "trimmed", "dropped"]),
  /**
   * - `always`: in every prompt.
   * - `opening`: the greeting and the examples: they make room when the conversation grows.
   * - `conversation`: depends on what is said.
   */
  sent: z.enum(["always", "opening", "conversation"]),
  /** Why something is missing, as a sentence; null when nothing is. */
  reason: z.string().nullable(),
});
export type PromptSection = z.infer<typeof promptSection>;

/** Why an entry of a lorebook is in the prompt, or not. */
export const loreReason = z.enum([
  // In the prompt:
  "constant",
  "key",
  "forced",
  "sticky",
  // Not in the prompt:
  "disabled",
  "empty",
  "no_key",
  "secondary",
  "regex",
  "decorator",
  "delay",
  "cooldown",
  "recursion",
  "group",
  "probability",
  "budget",
]);
export type LoreReason = z.infer<typeof loreReason>;

/** What became of one entry, and what decided it. */
export const loreFate = z.object({
  /** Its place in the lorebook's list, from 0. */
  entry: z.int().nonnegative(),
  /** Its name, else its comment, else its first key. */
  name: z.string(),
  active: z.boolean(),
  reason: loreReason,
  /** The key that was found, as it stands in the entry. */
  key: z.string().nullable(),
  /** In which message it was found, counted from the newest, which is 0. */
  message: z.int().nonnegative().nullable(),
  /** The entry in whose text it was found. */
  by: z.int().nonnegative().nullable(),
  /** Where it stands: `before_char`, `after_char`, `depth:4:system`, …; null when it is nowhere. */
  position: z.string().nullable(),
  /** Tokens of its text. */
  tokens,
  /** All of it as a sentence. */
  detail: z.string(),
});
export type LoreFate = z.infer<typeof loreFate>;

/** What a lorebook remembers from turn to turn, by the id of an entry, else its place. */
export const loreState = z.record(
  z.string().max(limits.lore_name),
  z.strictObject({
    /** The number of messages until which it stays in. */
    sticky: z.int().optional(),
    /** The number of messages until which it stays out. */
    cooldown: z.int().optional(),
    /** It was found once: `keep_activate_after_match`, `dont_activate_after_match`. */
    matched: z.literal(true).optional(),
  }),
);
export type LoreState = z.infer<typeof loreState>;

export const loreReport = z.object({
  profile: z.string(),
  /** Entries of the lorebook, and how many of them are in the prompt. */
  entries: z.int().nonnegative(),
  active: z.int().nonnegative(),
  /** Messages that were searched. */
  scanned: z.int().nonnegative(),
  tokens,
  budget: tokens.nullable(),
  /** Every entry that a key, a decorator or a setting decided; at most 500, the active ones first. */
  fates: z.array(loreFate),
});
export type LoreReport = z.infer<typeof loreReport>;

/** Why each part of a prompt is there, and what was left out. */
export const promptReport = z.object({
  /** What the target can read and write together, what is kept free for the reply, and because counts differ. */
  context: tokens,
  reply: tokens,
  margin: tokens,
  /** `context - reply - margin`; `total` is never above it. */
  limit: tokens,
  total: tokens,
  /** `o200k` counts exactly for OpenAI's models; others take up to `factor` times as many. */
  counted: z.object({ by: z.enum(["o200k", "estimate"]), factor: z.number() }),
  sections: z.array(promptSection),
  /** Turns that are sent and turns that were left out, the oldest first. */
  history: z.object({ tokens, kept: z.int().nonnegative(), dropped: z.int().nonnegative() }),
  lore: loreReport.nullable(),
  /** Placeholders that nothing stands for; they are sent as they are written. */
  unknown_macros: z.array(z.object({ path: z.string(), macro: z.string() })),
});
export type PromptReport = z.infer<typeof promptReport>;

/** A piece of a prompt and where it comes from. */
export const promptPart = z.object({
  section: sectionName,
  /** A path of the content, such as `backstory` or `lorebook.entries.3`, or of the request, such as `history.4`; null for our own words. */
  source: z.string().nullable(),
  text: z.string(),
});
export type PromptPart = z.infer<typeof promptPart>;

/** One message of the prompt before it takes the target's form. The parts in order are its text. */
export const promptBlock = z.object({
  role: z.enum(["system", "user", "assistant"]),
  /**
   * Whether it is the same in every turn of every conversation with this version, unless the author
   * put there what changes: a clock, a chance, `{{lastMessage}}`, `{{input}}`, `{{persona}}`.
   */
  stable: z.boolean(),
  parts: z.array(promptPart),
});
export type PromptBlock = z.infer<typeof promptBlock>;
