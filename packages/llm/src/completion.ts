import type { CharacterContent } from "@personaforge/contract/content";

/**
 * The fields the offline demo model answers from, with `{{char}}` and `{{user}}` already filled in.
 * A real model never sees them: it gets `system` and `messages`.
 */
export type SpeakingCharacter = Pick<
  CharacterContent,
  | "name"
  | "tagline"
  | "personality_summary"
  | "backstory"
  | "tone_description"
  | "initial_greeting"
  | "alternate_greetings"
  | "opening_scene"
  | "example_dialogues"
  | "language"
  | "tags"
>;

/**
 * One message as the model sees it: the reader is `user`, the character is `assistant`. Between them
 * may stand instructions, as `system`, which the offline demo passes over.
 */
export interface CompletionMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

export interface CompletionRequest {
  /** The compiled system prompt; an empty one is not sent. */
  readonly system: string;
  /** Oldest first; the last one that is no instruction is the reader's new message. */
  readonly messages: readonly CompletionMessage[];
  /** The longest reply, in tokens of the model. */
  readonly maxOutputTokens: number;
  readonly character: SpeakingCharacter;
  /** Names this turn: the demo model gives the same answer to the same key and messages. */
  readonly turnKey: string;
  /** Stops the reply, and the request behind it, at once. */
  readonly signal: AbortSignal;
}

/** Tokens as the provider counted them. */
export interface CompletionUsage {
  readonly input_tokens: number;
  readonly output_tokens: number;
}

/** Why the model stopped. Other servers may send reasons of their own. */
export type FinishReason = "stop" | "length" | "content_filter" | (string & {});

/** Any number of `delta` with text that is never empty, then exactly one `finish`. */
export type CompletionEvent =
  | { readonly type: "delta"; readonly text: string }
  | {
      readonly type: "finish";
      readonly reason: FinishReason;
      /** Null when the provider did not say. */
      readonly usage: CompletionUsage | null;
    };

/** Something that can answer in a chat. */
export interface ChatProvider {
  readonly id: "demo" | "openai";
  /** The model's name, as stored with every turn. */
  readonly model: string;
  /** Whether replies come from the offline demo and not from a language model. */
  readonly demo: boolean;
  /** The sentence that says so, for the API and the screen; null for a language model. */
  readonly notice: string | null;
  /**
   * Streams one reply. The iteration ends in one of three ways:
   * - after `finish`: the reply is whole, or as long as `reason` allowed;
   * - `request.signal` was aborted: it throws `signal.reason`, which is the DOMException named
   *   `AbortError` unless the caller aborted with something else. Test `signal.aborted` to tell;
   * - anything else: it throws a DomainError, one of LLM_NOT_CONFIGURED, LLM_AUTH_FAILED,
   *   LLM_MODEL_NOT_FOUND, LLM_RATE_LIMITED, QUOTA_EXCEEDED, CONTEXT_TOO_LONG, LLM_TIMEOUT,
   *   LLM_UPSTREAM_ERROR, LLM_BAD_RESPONSE. Text that came before it is a partial reply.
   *
   * Nothing is sent before the first `next()`. Leaving a `for await` early ends the request too,
   * but while a `next()` is pending only the signal can.
   */
  complete(request: CompletionRequest): AsyncIterable<CompletionEvent>;
}
