import type { List } from "./list.ts";
import type { CallOptions, CreateOptions } from "./options.ts";
import type {
  ChatEvent,
  Conversation,
  ConversationWithTurns,
  CreateConversation,
  ListConversations,
  ReplayConversation,
  ReplayedConversation,
  SendMessage,
} from "./shapes.ts";

export interface Conversations {
  /** The greeting, when there is one, is the first turn. */
  create(input: CreateConversation, options?: CreateOptions): Promise<ConversationWithTurns>;
  /**
   * Begins another conversation with the same history on another version: everything before the
   * message that is to be answered again.
   */
  replay(input: ReplayConversation, options?: CreateOptions): Promise<ReplayedConversation>;
  get(input: { id: string }, options?: CallOptions): Promise<ConversationWithTurns>;
  list(query?: ListConversations, options?: CallOptions): List<Conversation>;
  /** For good: a conversation has no trash. */
  delete(input: { id: string }, options?: CallOptions): Promise<{ id: string }>;
  /**
   * Sends a message when it is first read, and yields the reply as it is written. Leaving the loop
   * or aborting `signal` stops the model; what was written is kept.
   * @throws PersonaForgeError CONVERSATION_BUSY while another reply is written, LLM_* when the model
   * fails
   */
  send(input: SendMessage, options?: CallOptions): AsyncIterable<ChatEvent>;
  /** Stops the reply that is being written, for whoever reads it. */
  abort(input: { id: string }, options?: CallOptions): Promise<{ aborted: boolean }>;
}
