import type * as account from "@personaforge/contract/account";
import type * as characters from "@personaforge/contract/character";
import type * as conversations from "@personaforge/contract/conversation";
import type * as errors from "@personaforge/contract/errors";
import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "./router.ts";

type Inputs = inferRouterInputs<AppRouter>;

/**
 * Makes the compiler write a type out, field by field, in the published declarations, so that they
 * need neither zod nor the server's types. It has no body, since this file exports types alone and
 * nothing of it is left in the bundle.
 */
declare function writtenOut<Shape>(): { [Field in keyof Shape]: Shape[Field] };

const character = writtenOut<characters.Character>();
/** A character as its owner sees it. Lengths in PersonaForge are Unicode code points. */
export type Character = typeof character;

const characterSummary = writtenOut<characters.CharacterSummary>();
/** A row of the list of my characters, without the long texts. */
export type CharacterSummary = typeof characterSummary;

const publicCharacter = writtenOut<characters.PublicCharacter>();
/** A character as everybody sees it: the version that was published. */
export type PublicCharacter = typeof publicCharacter;

const publicSummary = writtenOut<characters.PublicSummary>();
/** A row of the gallery. */
export type PublicSummary = typeof publicSummary;

const createCharacter = writtenOut<Inputs["characters"]["create"]>();
/** A new character: only `name` and `personality_summary` must be given. */
export type CreateCharacter = typeof createCharacter;

const updateCharacter = writtenOut<Inputs["characters"]["update"]>();
/**
 * Changed fields: an absent one stays as it is, `null` clears it. `expected_revision` is the
 * `revision` last seen; the update is refused with PRECONDITION_FAILED when there is a newer one.
 */
export type UpdateCharacter = typeof updateCharacter;

const listCharacters = writtenOut<Inputs["characters"]["list"]>();
/** `q` searches, `trash: true` lists deleted ones, `limit` (1–100, else 24) is the size of a page. */
export type ListCharacters = typeof listCharacters;

const searchGallery = writtenOut<Inputs["gallery"]["search"]>();
/** The newest publication first, or with `q` the best match. `limit` is the size of a page. */
export type SearchGallery = typeof searchGallery;

const turn = writtenOut<conversations.Turn>();
/** One message of a conversation, with what it was made from. */
export type Turn = typeof turn;

const conversation = writtenOut<conversations.Conversation>();
export type Conversation = typeof conversation;

const conversationWithTurns = writtenOut<conversations.ConversationWithTurns>();
/** A conversation with all its turns, oldest first. */
export type ConversationWithTurns = typeof conversationWithTurns;

const listConversations = writtenOut<Inputs["conversations"]["list"]>();
/** `limit` (1–100, else 24) is the size of a page. */
export type ListConversations = typeof listConversations;

const sendMessage = writtenOut<Inputs["conversations"]["send"]>();
export type SendMessage = typeof sendMessage;

const chatEvent = writtenOut<conversations.ChatEvent>();
/** One `start`, any number of `delta`, one `done`. A reply that fails throws instead of `done`. */
export type ChatEvent = typeof chatEvent;

const me = writtenOut<account.Me>();
/** Who the caller is, and which model answers in a chat. */
export type Me = typeof me;

const errorStatus = writtenOut<typeof errors.errorStatus>();
/** The codes of PersonaForge's own answers. */
export type ErrorCode = keyof typeof errorStatus;

const fieldError = writtenOut<errors.FieldError>();
/** One thing wrong with one place of the input. `path` is dotted: `tags.3`. */
export type FieldError = typeof fieldError;
