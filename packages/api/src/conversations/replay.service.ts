import type { replayConversation, ReplayedConversation } from "@personaforge/contract/conversation";
import { DomainError } from "@personaforge/contract/errors";
import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import { chooseVersion, readCharacter } from "../characters/readCharacter.ts";
import type { Context, Services } from "../context.ts";
import { write } from "../write.ts";
import { toTurn } from "./conversations.mapping.ts";
import * as queries from "./conversations.queries.ts";
import {
  conversationNotFound,
  insert,
  readConversation,
  recordOf,
  talkerOf,
} from "./conversations.service.ts";
import { copyTurnPrompts } from "./turnPrompts.queries.ts";

/** Begins a conversation with another version that has heard the same until one message. */
export async function replay(
  services: Services,
  context: Context,
  { id, turn_id: turnId, ...choice }: z.output<typeof replayConversation>,
): Promise<ReplayedConversation> {
  const source = await readConversation(services, context, { id, action: "conversation.read" });
  const { before, nextMessage } = cutAt(await queries.listTurns(services.db, id), turnId);
  const character = await readCharacter(services.db, context, {
    ...chooseVersion(source.character_id, choice),
    action: "conversation.create",
  });
  return write(services, context, async (tx) => {
    const beginning = { id: uuidv7(), character };
    const conversation = await insert(tx, talkerOf(context.principal), beginning);
    const copy = { from: id, to: conversation.id, before };
    const rows = await queries.copyTurns(tx, copy);
    await copyTurnPrompts(tx, copy);
    // Deleted since it was read.
    if (rows.length < before) throw conversationNotFound();
    const answer = { ...conversation, turns: rows.map(toTurn), next_message: nextMessage };
    return { answer, record: recordOf("conversation.create", conversation.id) };
  });
}

/**
 * The position before which a history is the same again: that of the message which the turn
 * answers, or is. A greeting answers nothing, and so is the whole history by itself.
 */
function cutAt(turns: readonly queries.TurnRow[], turnId: string | undefined) {
  const index =
    turnId === undefined ? turns.length - 1 : turns.findIndex(({ id }) => id === turnId);
  if (index === -1 && turnId !== undefined) throw turnNotFound();
  const message = turns.slice(0, index + 1).findLast(({ role }) => role === "user");
  return { before: message?.position ?? index + 1, nextMessage: message?.text ?? null };
}

function turnNotFound(): DomainError {
  const message = "This conversation has no such turn.";
  return new DomainError("NOT_FOUND", message, {
    fieldErrors: [{ path: "turn_id", code: "unknown_turn", message }],
  });
}
