import { DomainError } from "@personaforge/contract/errors";
import type { TurnPrompt } from "@personaforge/contract/prompt";
import type { CompiledPrompt } from "@personaforge/prompt/prompt";
import { demand } from "../access/can.ts";
import type { Context, Services } from "../context.ts";
import { type ConversationRow, listTurns } from "../conversations/conversations.queries.ts";
import { readConversation } from "../conversations/conversations.service.ts";
import { saidBefore } from "../conversations/said.ts";
import { findTurnPrompt } from "../conversations/turnPrompts.queries.ts";
import { requestOf, turnRequest } from "../conversations/turnRequest.ts";
import { contentOfVersion } from "./contents.ts";

/** What was sent for a reply: compiled again, and only shown when it is the same to the byte. */
export async function ofTurn(
  services: Services,
  context: Context,
  { id, turn_id: turnId }: { id: string; turn_id: string },
): Promise<TurnPrompt> {
  // It shows all that the author wrote, which is more than what whoever chats may read.
  demand(context.principal, "prompt.read");
  const conversation = await readConversation(services, context, {
    id,
    action: "conversation.read",
  });
  const row = await findTurnPrompt(services.db, id, turnId);
  if (row === undefined) throw noPrompt();
  const again = conversation.readable ? await compileAgain(services, conversation, row) : null;
  const isSame = again?.promptHash === row.prompt_hash;
  return {
    turn_id: turnId,
    prompt_hash: row.prompt_hash,
    report: isSame ? again.report : row.report,
    blocks: isSame ? [...again.blocks] : null,
    lore_state: row.lore_state,
  };
}

type TurnPromptRow = NonNullable<Awaited<ReturnType<typeof findTurnPrompt>>>;

async function compileAgain(
  { db, prompts }: Services,
  { id, character_id: characterId }: ConversationRow,
  { position, version, request }: TurnPromptRow,
): Promise<CompiledPrompt | null> {
  const { data: stored } = turnRequest.safeParse(request);
  const [character, turns] = await Promise.all([
    contentOfVersion(db, characterId, version),
    listTurns(db, id),
  ]);
  const message = turns.find((turn) => turn.position === position - 1)?.text;
  if (stored === undefined || character === undefined || message === undefined) return null;
  const history = saidBefore(turns, position - 1);
  try {
    return await prompts.compile(requestOf(stored, { character, history, message }));
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function noPrompt(): DomainError {
  const message = "No prompt is kept for this turn: none was sent, or before prompts were kept.";
  return new DomainError("NOT_FOUND", message, {
    fieldErrors: [{ path: "turn_id", code: "unknown_turn", message }],
  });
}
