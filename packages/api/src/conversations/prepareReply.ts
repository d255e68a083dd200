import type { CompletionRequest } from "@personaforge/llm/provider";
import { compile } from "@personaforge/prompt/compile";
import { fillCharacter, namesOf } from "@personaforge/prompt/names";
import type { Services } from "../context.ts";
import { contentOfRow } from "../versions/contentOfRow.ts";
import { findContent } from "../versions/versions.queries.ts";
import { conversationNotFound } from "./conversations.service.ts";
import { type ConversationRow, listTurns, type TurnRow } from "./conversations.queries.ts";

// Room for the longest character (14,000 characters of Chinese are about as many tokens) and a long
// history, within what today's models read.
const budget = { context: 32_768, reply: 1_024, margin: 512 };

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
  const [stored, turns] = await Promise.all([
    findContent(db, conversation.character_id, conversation.version),
    listTurns(db, conversation.id),
  ]);
  if (stored === undefined) throw conversationNotFound();
  const content = contentOfRow(stored);
  const position = (turns.at(-1)?.position ?? -1) + 1;
  const prompt = compile({
    character: content,
    userName: conversation.person_name,
    history: said(turns),
    message: text,
    budget,
  });
  const names = namesOf(content, conversation.person_name);
  return {
    conversation,
    position,
    message: text,
    compiler: prompt.compiler,
    promptHash: prompt.hash,
    inputTokens: prompt.report.total,
    completion: {
      system: prompt.system,
      messages: prompt.messages,
      maxOutputTokens: budget.reply,
      character: fillCharacter(content, names),
      turnKey: `${conversation.id}:${position}`,
    },
  };
}

/** What was said so far. A message that got no word in reply was not part of it. */
function said(turns: readonly TurnRow[]) {
  const unanswered = ({ role, position }: TurnRow) =>
    role === "user" && turns.some((turn) => turn.position === position + 1 && turn.text === "");
  return turns
    .filter((turn) => turn.text !== "" && !unanswered(turn))
    .map(({ role, text }) => ({ role, text }));
}
