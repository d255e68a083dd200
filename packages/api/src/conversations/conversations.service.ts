import type {
  Conversation,
  ConversationWithTurns,
  createConversation,
  listConversations,
} from "@personaforge/contract/conversation";
import { DomainError } from "@personaforge/contract/errors";
import type { Queryable, Tx } from "@personaforge/db/database";
import { hasVisibleText } from "@personaforge/contract/codePoints";
import { v7 as uuidv7 } from "uuid";
import * as z from "zod";
import { type Action, demand } from "../access/can.ts";
import { actorIdOf, ownerIdOf, type Principal } from "../access/principal.ts";
import { findOwner } from "../accounts/accounts.queries.ts";
import type { CharacterRow } from "../characters/characters.queries.ts";
import { chooseVersion, readCharacter } from "../characters/readCharacter.ts";
import type { Context, Services } from "../context.ts";
import { decodeCursor, toPage } from "../cursor.ts";
import { write } from "../write.ts";
import { toAbandoned, toConversation, toTurn } from "./conversations.mapping.ts";
import * as queries from "./conversations.queries.ts";
import { greetingOf } from "./greeting.ts";

export function conversationNotFound(): DomainError {
  return new DomainError("NOT_FOUND", "There is no such conversation, or it is not yours.");
}

export function talkerOf(principal: Principal): queries.Talker {
  return { ownerId: ownerIdOf(principal), personId: actorIdOf(principal) };
}

/** A conversation of the caller, for what they are about to do with it. */
export async function readConversation(
  { db }: { db: Queryable },
  { principal }: Context,
  { id, action }: { id: string; action: Action },
): Promise<queries.ConversationRow> {
  const row = await queries.findConversation(db, id, talkerOf(principal));
  if (row === undefined) throw conversationNotFound();
  const characterId = row.character_id;
  demand(principal, action, { ownerId: row.owner_id, isPublic: false, characterId });
  return row;
}

interface Beginning {
  id: string;
  character: CharacterRow;
}

/** A conversation that a version of a character is about to begin. */
export async function insert(
  tx: Tx,
  talker: queries.Talker,
  { id, character: { id: characterId, slug, name, version } }: Beginning,
): Promise<Conversation> {
  const row = await queries.insertConversation(tx, {
    id,
    ...talker,
    characterId,
    version,
  });
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
  const talker = talkerOf(context.principal);
  const character = await readCharacter(services.db, context, {
    ...chooseVersion(ref, choice),
    action: "conversation.create",
  });
  const person = await findOwner(services.db, talker.personId);
  const id = uuidv7();
  const greeting = greetingOf(character, { reader: person?.name ?? "You", seed: id });
  return write(services, context, async (tx) => {
    const conversation = await insert(tx, talker, { id, character });
    const first = {
      id: uuidv7(),
      owner_id: talker.ownerId,
      conversation_id: id,
      position: 0,
      role: "character" as const,
      text: greeting,
      state: "complete" as const,
      version: character.version,
    };
    const turns = hasVisibleText(greeting) ? await queries.insertTurns(tx, [first]) : [];
    const answer = { ...conversation, turns: turns.map(toTurn) };
    return { answer, record: recordOf("conversation.create", id) };
  });
}

export async function get(
  services: Services,
  context: Context,
  id: string,
): Promise<ConversationWithTurns> {
  const row = await readConversation(services, context, { id, action: "conversation.read" });
  const turns = (await queries.listTurns(services.db, id)).map(toTurn);
  return { ...toConversation(row), turns: row.idle ? turns.map(toAbandoned) : turns };
}

/** An embed token speaks of one character only. */
function characterOf(principal: Principal): string | undefined {
  return principal.kind === "embed" ? principal.characterId : undefined;
}

const cursorSchema = z.uuid();

export async function list(
  services: Services,
  context: Context,
  input: z.output<typeof listConversations>,
): Promise<{ items: Conversation[]; next_cursor: string | null }> {
  const rows = await queries.listConversations(services.db, {
    ...talkerOf(context.principal),
    characterId: characterOf(context.principal) ?? input.character_id,
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
    await readConversation({ db: tx }, context, { id, action: "conversation.delete" });
    const deleted = await queries.deleteConversation(tx, id, talkerOf(context.principal));
    if (!deleted) throw conversationNotFound();
    return { answer: { id }, record: recordOf("conversation.delete", id) };
  });
}
