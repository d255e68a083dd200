import * as z from "zod";
import { id } from "./character.ts";
import { draftContent } from "./draft.ts";
import { limits } from "./limits.ts";
import { promptBody, promptTarget } from "./promptOutput.ts";
import { loreState, promptBlock, promptReport } from "./promptReport.ts";
import { characterRef, labelName, versionNumber } from "./reference.ts";
import { safeText, storableText } from "./text.ts";

const choice = {
  id: characterRef,
  version: versionNumber.optional(),
  label: labelName.optional(),
  target: promptTarget.default("openai"),
  /** How the character calls the reader. */
  user: safeText("The name of the reader", limits.displayName).optional(),
  /** Tokens that the model reads and writes together; 32,768 when absent. */
  context: z.int().min(256).max(10_000_000).optional(),
  /** Tokens kept free for the reply; 1,024 when absent, at most half of the context. */
  reply: z.int().min(1).max(1_000_000).optional(),
  /** What `{{time}}` and its kind say, ISO 8601 with an offset; the minute of the request when absent. */
  now: z.iso.datetime({ offset: true }).optional(),
  /** What random macros and lore draw from; the same seed draws the same. */
  seed: storableText("The seed", 200).optional(),
  /** 0 is the greeting, 1 the first alternate one, … */
  greeting: z.int().min(0).max(limits.alternate_greetings).optional(),
} as const;

/** The prompt of a conversation that begins: what stays the same in every turn, and the greeting. */
export const getPrompt = z.strictObject(choice);

/** The prompt of a whole conversation. */
export const compilePrompt = z.strictObject({
  ...choice,
  /** What was said so far, oldest first; without any, the greeting opens. */
  history: z
    .array(
      z.strictObject({
        role: z.enum(["user", "character"]),
        text: storableText("A turn", 200_000),
      }),
      { error: "history must be a list of turns." },
    )
    .max(1_000, { error: "history holds at most 1,000 turns." })
    .default([]),
  /** What the reader says now. */
  message: safeText("The message", limits.message).optional(),
  /** Who the reader is, in their own words. */
  persona: storableText("The persona", limits.personality_summary).optional(),
  /** What is remembered of earlier conversations. */
  memory: storableText("The memory", 20_000).optional(),
  /** What the application adds; it stands below the character's rules. */
  app_context: storableText("app_context", 20_000).optional(),
  lore_state: loreState.optional(),
  /** Unsaved changes upon the version. */
  content: draftContent.optional(),
});
export type CompilePrompt = z.input<typeof compilePrompt>;

/** A compiled prompt, with everything that explains it. */
export const compiledPrompt = z.object({
  /** `pf-prompt/1`: the same compiler makes the same bytes of the same input, for good. */
  compiler: z.string(),
  character: z.object({ id, slug: z.string(), name: z.string(), version: versionNumber }),
  target: promptTarget,
  /** Spread it into the body of the target's request: `messages`, or `system` and `messages`, … */
  output: promptBody,
  /** SHA-256 of the compiler and the output, hex: equal hashes are equal prompts. */
  prompt_hash: z.string(),
  /** SHA-256 of the part that stays the same from turn to turn, hex. */
  static_hash: z.string(),
  blocks: z.array(promptBlock),
  report: promptReport,
  /** To be given with the next turn. */
  lore_state: loreState,
});
export type CompiledPrompt = z.infer<typeof compiledPrompt>;

/** What was sent for a stored turn, compiled again from what it was made of. */
export const turnPrompt = z.object({
  turn_id: id,
  prompt_hash: z.string(),
  report: promptReport,
  /** Null when it cannot be made again, as when the character is gone. */
  blocks: z.array(promptBlock).nullable(),
  /** What the lorebook remembered after it, for the next turn. */
  lore_state: loreState,
});
export type TurnPrompt = z.infer<typeof turnPrompt>;
