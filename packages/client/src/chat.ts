import type { CallOptions } from "./options.ts";
import type { Conversations } from "./conversations.ts";
import type { ChatEvent, CreateConversation, SendMessage } from "./shapes.ts";

/**
 * A message to a character in a new conversation, with the version that is named as in
 * {@link CreateConversation}: `{ character: "mira-vale-k3f9@production", text }`; or one more message
 * in a conversation. The `start` event's `user_turn.conversation_id` is what the next message needs.
 */
export type ChatInput = (CreateConversation & { text: string }) | SendMessage;

export interface Chat {
  /** Sends a message when it is first read, and yields the reply as it is written. */
  stream(input: ChatInput, options?: CallOptions): AsyncIterable<ChatEvent>;
}

export function chat({ create, send }: Pick<Conversations, "create" | "send">): Chat {
  return {
    async *stream(input, options) {
      if ("conversation_id" in input) return yield* send(input, options);
      const { text, ...choice } = input;
      const { id } = await create(choice, options);
      yield* send({ conversation_id: id, text }, options);
    },
  };
}
