import { createTRPCClient } from "@trpc/client";
import { Calls } from "./calls.ts";
import { chat, type Chat } from "./chat.ts";
import { checkedFetch } from "./checkedFetch.ts";
import { apiLink } from "./links.ts";
import { type List, list } from "./list.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import type { AppRouter } from "./router.ts";
import type {
  Character,
  CharacterSummary,
  ChatEvent,
  Conversation,
  ConversationWithTurns,
  CreateCharacter,
  ListCharacters,
  ListConversations,
  Me,
  PublicCharacter,
  PublicSummary,
  SearchGallery,
  SendMessage,
  UpdateCharacter,
} from "./shapes.ts";

export type { Chat, ChatInput } from "./chat.ts";
export type { List, Page } from "./list.ts";
export type { CallOptions, ClientOptions, Fetch } from "./options.ts";
export { PersonaForgeError, type TransportErrorCode } from "./personaForgeError.ts";
export type {
  Character,
  CharacterSummary,
  ChatEvent,
  Conversation,
  ConversationWithTurns,
  CreateCharacter,
  ErrorCode,
  FieldError,
  ListCharacters,
  ListConversations,
  Me,
  PublicCharacter,
  PublicSummary,
  SearchGallery,
  SendMessage,
  Turn,
  UpdateCharacter,
} from "./shapes.ts";

/** My characters. A character is named by its id or its slug where `get` asks for `id`. */
export interface Characters {
  create(input: CreateCharacter, options?: CallOptions): Promise<Character>;
  /** @throws PersonaForgeError NOT_FOUND, also for what others keep private */
  get(input: { id: string }, options?: CallOptions): Promise<Character>;
  /** @throws PersonaForgeError PRECONDITION_FAILED when `expected_revision` is not the newest */
  update(input: UpdateCharacter, options?: CallOptions): Promise<Character>;
  /** Moves it to the trash. */
  delete(
    input: { id: string },
    options?: CallOptions,
  ): Promise<{ id: string; deleted_at: string | null }>;
  /** Takes it back from the trash. */
  undelete(input: { id: string }, options?: CallOptions): Promise<Character>;
  /** Newest first. */
  list(query?: ListCharacters, options?: CallOptions): List<CharacterSummary>;
}

/** Everybody's public characters. */
export interface Gallery {
  search(query?: SearchGallery, options?: CallOptions): List<PublicSummary>;
  get(input: { id: string }, options?: CallOptions): Promise<PublicCharacter>;
}

export interface Conversations {
  /** `character` is an id or a slug. The greeting, when there is one, is the first turn. */
  create(input: { character: string }, options?: CallOptions): Promise<ConversationWithTurns>;
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

/** A PersonaForge. Everything it throws is a {@link PersonaForgeError}. */
export interface PersonaForge {
  readonly characters: Characters;
  readonly gallery: Gallery;
  readonly conversations: Conversations;
  readonly chat: Chat;
  readonly me: { get(options?: CallOptions): Promise<Me> };
}

/** Twice as long as the server waits for a model, so that its own error arrives. */
const defaultTimeout = 60_000;

/** @throws TypeError when `baseUrl` is not an absolute address */
export function createClient(options: ClientOptions): PersonaForge {
  const { apiKey, timeout = defaultTimeout } = options;
  const base = options.baseUrl.endsWith("/") ? options.baseUrl : `${options.baseUrl}/`;
  const link = apiLink({
    url: new URL("api/trpc", base).href,
    fetch: checkedFetch(options.fetch ?? ((url, init) => globalThis.fetch(url, init))),
    headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
  });
  const trpc = createTRPCClient<AppRouter>({ links: [link] });
  const calls = new Calls(timeout);
  const conversations = conversationsOf(trpc.conversations, calls);
  const me = calls.query(trpc.me.get.query);
  return {
    characters: charactersOf(trpc.characters, calls),
    gallery: galleryOf(trpc.gallery, calls),
    conversations,
    chat: chat(conversations),
    me: { get: (callOptions) => me(undefined, callOptions) },
  };
}

type Trpc = ReturnType<typeof createTRPCClient<AppRouter>>;

function charactersOf(trpc: Trpc["characters"], calls: Calls): Characters {
  const page = calls.query(trpc.list.query);
  return {
    create: calls.mutation(trpc.create.mutate),
    get: calls.query(trpc.get.query),
    update: calls.mutation(trpc.update.mutate),
    delete: calls.mutation(trpc.delete.mutate),
    undelete: calls.mutation(trpc.undelete.mutate),
    list: (query = {}, options) => list(page, query, options),
  };
}

function galleryOf(trpc: Trpc["gallery"], calls: Calls): Gallery {
  const page = calls.query(trpc.search.query);
  return {
    search: (query = {}, options) => list(page, query, options),
    get: calls.query(trpc.get.query),
  };
}

function conversationsOf(trpc: Trpc["conversations"], calls: Calls): Conversations {
  const page = calls.query(trpc.list.query);
  return {
    create: calls.mutation(trpc.create.mutate),
    get: calls.query(trpc.get.query),
    list: (query = {}, options) => list(page, query, options),
    delete: calls.mutation(trpc.delete.mutate),
    send: (input, options) => calls.stream((open) => trpc.send.mutate(input, open), options),
    abort: calls.mutation(trpc.abort.mutate),
  };
}
