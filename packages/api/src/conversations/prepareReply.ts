import type { CompletionRequest } from "@personaforge/llm/provider";
import { compile, compiler } from "@personaforge/prompt/compile";
import { countTokens } from "@personaforge/prompt/tokens";
import * as characters from "../characters/characters.queries.ts";
import type { Services } from "../context.ts";
import { conversationNotFound } from "./conversations.service.ts";
import { type ConversationRow, listTurns, type TurnRow } from "./conversations.queries.ts";

// Fits the smallest context that common local servers start with by default.
const budget = { context: 8_192, reply: 1_024, margin: 256 };

/** A message that is ready to be sent to the model. */
export interface PreparedReply {
  conversation: ConversationRow;
  /** Where the reader's turn goes; the reply follows it. */
  position: number;
  message: string;
  compiler: string;
  promptHash: string;
  inputTokens: number;
  completion: Omit<CompletionRequest, "signal">;
}

export async function prepareReply(
  { db }: Services,
  { conversation, text }: { conversation: ConversationRow; text: string },
): Promise<PreparedReply> {
  const [content, turns] = await Promise.all([
    characters.findContent(db, conversation.character_id, conversation.version),
    listTurns(db, conversation.id),
  ]);
  if (content === undefined) throw conversationNotFound();
  const position = (turns.at(-1)?.position ?? -1) + 1;
  const prompt = compile({
    character: content,
    userName: conversation.owner_name,
    history: turns.filter(hasText).map(({ role, text: said }) => ({ role, text: said })),
    message: text,
    budget,
    count: countTokens,
  });
  return {
    conversation,
    position,
    message: text,
    compiler,
    promptHash: prompt.hash,
    inputTokens: prompt.report.inputTokens,
    completion: {
      system: prompt.system,
      messages: prompt.messages,
      maxOutputTokens: budget.reply,
      character: content,
      turnKey: `${conversation.id}:${position}`,
    },
  };
}

/** A reply that failed before its first word is not part of what was said. */
function hasText(turn: TurnRow): boolean {
  return turn.text !== "";
}
