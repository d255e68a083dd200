import * as z from "zod";
import { id, timestamp } from "./character.ts";
import { limits } from "./limits.ts";
import { pageRequest } from "./page.ts";
import { characterRef, labelName, versionNumber } from "./reference.ts";
import { safeText } from "./text.ts";

export const turnRole = z.enum(["user", "character"]);

/**
 * `streaming` while the model writes, then one of: `complete`; `incomplete`, when the model stopped
 * at its length limit; `cancelled`, when the reader stopped it; `failed`, with an `error_code`.
 * The text written so far is kept in every case.
 */
export const turnState = z.enum(["streaming", "complete", "incomplete", "cancelled", "failed"]);

/** Tokens of one reply. `estimated` when the provider did not say, as after a stop. */
export const usage = z.object({
  input_tokens: z.int().nonnegative(),
  output_tokens: z.int().nonnegative(),
  source: z.enum(["provider", "estimated"]),
});
export type Usage = z.infer<typeof usage>;

/** One message of a conversation. A character's turn says what it was made from. */
export const turn = z.object({
  id,
  conversation_id: id,
  position: z.int().nonnegative(),
  role: turnRole,
  text: z.string(),
  state: turnState,
  error_code: z.string().nullable(),
  /** Version of the character that answered. */
  version: z.int().positive().nullable(),
  /** SHA-256 of the compiled prompt, hex. */
  prompt_hash: z.string().nullable(),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  finish_reason: z.string().nullable(),
  usage: usage.nullable(),
  created_at: timestamp,
});
export type Turn = z.infer<typeof turn>;

export const conversation = z.object({
  id,
  character: z.object({ id, slug: z.string(), name: z.string() }),
  version: z.int().positive(),
  created_at: timestamp,
  updated_at: timestamp,
});
export type Conversation = z.infer<typeof conversation>;

export const conversationWithTurns = conversation.extend({ turns: z.array(turn) });
export type ConversationWithTurns = z.infer<typeof conversationWithTurns>;

/** A replay, with the message that its version has yet to answer; null when nothing was said. */
export const replayedConversation = conversationWithTurns.extend({
  next_message: z.string().nullable(),
});
export type ReplayedConversation = z.infer<typeof replayedConversation>;

/**
 * Starts a conversation with the version that is named, in `character` as `slug@v3` or by `version`
 * or `label`; else with the newest one of my own characters, with the published one of others'.
 */
export const createConversation = z.strictObject({
  character: characterRef,
  version: versionNumber.optional(),
  label: labelName.optional(),
});

/**
 * Starts another conversation with the same history on another version: the turns before the
 * message that `turn_id` answers (the last reply when absent), none of them changed. That message is
 * `next_message`, for the caller to send.
 */
export const replayConversation = z.strictObject({
  id,
  turn_id: id.optional(),
  version: versionNumber.optional(),
  label: labelName.optional(),
});

export const listConversations = pageRequest.extend({ character_id: id.optional() });

export const sendMessage = z.strictObject({
  conversation_id: id,
  text: safeText("The message", limits.message),
});

/**
 * What a reply's stream yields, in this order: one `start`, any number of `delta`, one `done`.
 * A reply that fails throws instead of `done`; its turn is stored as `failed` with the text so far.
 * Over REST, a stream that is repeated under its Idempotency-Key is the `done` alone.
 */
export const chatEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("start"), user_turn: turn, turn_id: id, demo: z.boolean() }),
  z.object({
    type: z.literal("delta"),
    turn_id: id,
    /** 0, 1, 2, …: a reader that sees a number twice can drop the second. */
    seq: z.int().nonnegative(),
    text: z.string(),
  }),
  z.object({ type: z.literal("done"), turn, demo: z.boolean() }),
]);
export type ChatEvent = z.infer<typeof chatEvent>;
