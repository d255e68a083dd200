import type {
  Conversation,
  ConversationWithTurns,
  createConversation,
  listConversations,
} from "@personaforge/contract/conversation";
import { DomainError } from "@personaforge/contract/errors";
import { fillMacros } from "@personaforge/prompt/macros";
import { v7 as uuidv7 } from "uuid";
import * as z from "zod";
import { demand } from "../access/can.ts";
import { ownerIdOf } from "../access/principal.ts";
import { findOwner } from "../account/account.queries.ts";
import * as characters from "../characters/characters.service.ts";
import type { Context, Services } from "../context.ts";
import { decodeCursor, toPage } from "../cursor.ts";
import { write } from "../write.ts";
import { toAbandoned, toConversation, toTurn } from "./conversations.mapping.ts";
import * as queries from "./conversations.queries.ts";

export function conversationNotFound(): DomainError {
  return new DomainError("NOT_FOUND", "There is no such conversation, or it is not yours.");
}

/** The greeting is stored as the first turn, so that the history shows what the reader saw. */
export async function create(
  services: Services,
  context: Context,
  input: z.output<typeof createConversation>,
): Promise<ConversationWithTurns> {
  const ownerId = ownerIdOf(context.principal);
  const character = await characters.get(services, context, input.character);
  const owner = await findOwner(services.db, ownerId);
  const names = { char: character.name, user: owner?.name ?? "" };
  const greeting = fillMacros(character.initial_greeting ?? "", names);
  return write(services, context, async (tx) => {
    const id = uuidv7();
    const { version } = character;
    const row = await queries.insertConversation(tx, {
      id,
      ownerId,
      characterId: character.id,
      version,
    });
    const first = {
      id: uuidv7(),
      owner_id: ownerId,
      conversation_id: id,
      position: 0,
      role: "character" as const,
      text: greeting,
      state: "complete" as const,
      version,
    };
    const turns = greeting === "" ? [] : await queries.insertTurns(tx, [first]);
    return {
      ...row,
      character: { id: character.id, slug: character.slug, name: character.name },
      turns: turns.map(toTurn),
    };
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
    return { id };
  });
}
