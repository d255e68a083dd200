import type { CallOptions } from "./options.ts";
import type { ChatEvent, ConversationWithTurns, SendMessage } from "./shapes.ts";

/**
 * A message to a character, by its id or slug, in a new conversation; or one more message in a
 * conversation. The `start` event's `user_turn.conversation_id` is what the next message needs.
 */
export type ChatInput = { character: string; text: string } | SendMessage;

export interface Chat {
  /** Sends a message when it is first read, and yields the reply as it is written. */
  stream(input: ChatInput, options?: CallOptions): AsyncIterable<ChatEvent>;
}

interface Conversations {
  create(input: { character: string }, options?: CallOptions): Promise<ConversationWithTurns>;
  send(input: SendMessage, options?: CallOptions): AsyncIterable<ChatEvent>;
}

export function chat({ create, send }: Conversations): Chat {
  return {
    async *stream(input, options) {
      if ("conversation_id" in input) return yield* send(input, options);
      const { id } = await create({ character: input.character }, options);
      yield* send({ conversation_id: id, text: input.text }, options);
    },
  };
}
