import type {
  Conversation,
  ConversationWithTurns,
  createConversation,
  listConversations,
} from "@personaforge/contract/conversation";
import { DomainError } from "@personaforge/contract/errors";
import type { Tx } from "@personaforge/db/database";
import { fillMacros } from "@personaforge/prompt/macros";
import { v7 as uuidv7 } from "uuid";
import * as z from "zod";
import { demand } from "../access/can.ts";
import { ownerIdOf } from "../access/principal.ts";
import { findOwner } from "../account/account.queries.ts";
import type { CharacterRow } from "../characters/characters.queries.ts";
import { chooseVersion, readCharacter } from "../characters/readCharacter.ts";
import type { Context, Services } from "../context.ts";
import { decodeCursor, toPage } from "../cursor.ts";
import { write } from "../write.ts";
import { toAbandoned, toConversation, toTurn } from "./conversations.mapping.ts";
import * as queries from "./conversations.queries.ts";

export function conversationNotFound(): DomainError {
  return new DomainError("NOT_FOUND", "There is no such conversation, or it is not yours.");
}

/** A conversation that a version of a character is about to begin. */
export async function insert(
  tx: Tx,
  ownerId: string,
  { id: characterId, slug, name, version }: CharacterRow,
): Promise<Conversation> {
  const row = await queries.insertConversation(tx, { id: uuidv7(), ownerId, characterId, version });
  return { ...row, character: { id: characterId, slug, name } };
}

export function recordOf(action: "conversation.create" | "conversation.delete", id: string) {
  return { action, object: { type: "conversation", id } } as const;
}

/** The greeting is stored as the first turn, so that the history shows what the reader saw. */
export async function create(
  services: Services,
  context: Context,
  { character: ref, ...choice }: z.output<typeof createConversation>,
): Promise<ConversationWithTurns> {
  const ownerId = ownerIdOf(context.principal);
  const character = await readCharacter(services.db, context, chooseVersion(ref, choice));
  const owner = await findOwner(services.db, ownerId);
  const names = { char: character.name, user: owner?.name ?? "" };
  const greeting = fillMacros(character.initial_greeting ?? "", names);
  return write(services, context, async (tx) => {
    const conversation = await insert(tx, ownerId, character);
    const first = {
      id: uuidv7(),
      owner_id: ownerId,
      conversation_id: conversation.id,
      position: 0,
      role: "character" as const,
      text: greeting,
      state: "complete" as const,
      version: character.version,
    };
    const turns = greeting === "" ? [] : await queries.insertTurns(tx, [first]);
    const answer = { ...conversation, turns: turns.map(toTurn) };
    return { answer, record: recordOf("conversation.create", conversation.id) };
  });
}

export async function get(
  services: Services,
  context: Context,
  id: string,
): Promise<ConversationWithTurns> {
  const row = await queries.findConversation(services.db, id, ownerIdOf(context.principal));
  if (row === undefined) throw conversationNotFound();
  demand(context.principal, "conversation.read", { ownerId: row.owner_id, isPublic: false });
  const turns = (await queries.listTurns(services.db, id)).map(toTurn);
  return { ...toConversation(row), turns: row.idle ? turns.map(toAbandoned) : turns };
}

const cursorSchema = z.uuid();

export async function list(
  services: Services,
  context: Context,
  input: z.output<typeof listConversations>,
): Promise<{ items: Conversation[]; next_cursor: string | null }> {
  const rows = await queries.listConversations(services.db, {
    ownerId: ownerIdOf(context.principal),
    characterId: input.character_id,
    before: decodeCursor(cursorSchema, input.cursor),
    limit: input.limit + 1,
  });
  return toPage(rows, input.limit, { item: toConversation, position: (row) => row.id });
}

export async function remove(
  services: Services,
  context: Context,
  id: string,
): Promise<{ id: string }> {
  return write(services, context, async (tx) => {
    const deleted = await queries.deleteConversation(tx, id, ownerIdOf(context.principal));
    if (!deleted) throw conversationNotFound();
    return { answer: { id }, record: recordOf("conversation.delete", id) };
  });
}
