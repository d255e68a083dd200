import type { CompletionRequest } from "@personaforge/llm/provider";
import { fillCharacter, namesOf } from "@personaforge/prompt/names";
import type { CompiledPrompt, CountTokens } from "@personaforge/prompt/prompt";
import type { Services } from "../context.ts";
import type { PromptRequest } from "../prompts/compileHere.ts";
import { contentOfVersion } from "../prompts/contents.ts";
import { tokenCounter } from "../prompts/countTokens.ts";
import type { PromptMaker } from "../prompts/promptThread.ts";
import { promptBudget, shorterBudget } from "../prompts/promptBudget.ts";
import { conversationNotFound } from "./conversations.service.ts";
import { type ConversationRow, listTurns } from "./conversations.queries.ts";
import { saidBefore } from "./said.ts";
import { findLoreState, type TurnPromptRow } from "./turnPrompts.queries.ts";
import { keptReport } from "./turnRequest.ts";

/** A message that is ready to be sent to the model. */
export interface PreparedReply {
  conversation: ConversationRow;
  /** Where the reader's turn goes; the reply follows it. */
  position: number;
  message: string;
  request: PromptRequest;
  prompt: CompiledPrompt;
  completion: Omit<CompletionRequest, "signal">;
  count: CountTokens;
}

export async function prepareReply(
  { db, prompts }: Services,
  { conversation, text }: { conversation: ConversationRow; text: string },
): Promise<PreparedReply> {
  const { id, character_id: characterId, version, person_name: name } = conversation;
  const [character, turns, state, count] = await Promise.all([
    contentOfVersion(db, characterId, version),
    listTurns(db, id),
    findLoreState(db, id),
    tokenCounter(),
  ]);
  if (character === undefined) throw conversationNotFound();
  const position = (turns.at(-1)?.position ?? -1) + 1;
  const request = {
    character,
    user: { name },
    lore: { state },
    history: saidBefore(turns, position),
    message: text,
    budget: promptBudget(),
    target: "openai" as const,
    seed: id,
    now: new Date().toISOString(),
  };
  return prepared(prompts, { conversation, position, message: text, count }, request);
}

/**
 * The same message with four fifths of the prompt, for a model that refused the whole.
 * @throws DomainError CONTEXT_TOO_LONG when not even what always stays fits
 */
export async function shortened(
  prompts: PromptMaker,
  { prompt, request, ...rest }: PreparedReply,
): Promise<PreparedReply> {
  const budget = shorterBudget(request.budget, prompt.report.total);
  return prepared(prompts, rest, { ...request, budget });
}

type Message = Pick<PreparedReply, "conversation" | "position" | "message" | "count">;

async function prepared(
  prompts: PromptMaker,
  message: Message,
  request: PromptRequest,
): Promise<PreparedReply> {
  const { conversation, position } = message;
  const { character, user, budget } = request;
  const prompt = await prompts.compile(request);
  return {
    ...{ conversation, position, message: message.message, count: message.count },
    request,
    prompt,
    completion: {
      ...messagesOf(prompt),
      maxOutputTokens: budget.reply,
      character: fillCharacter(character, namesOf(character, user.name)),
      turnKey: `${conversation.id}:${position}`,
    },
  };
}

function messagesOf({ output }: CompiledPrompt): Pick<CompletionRequest, "system" | "messages"> {
  if (output.target !== "openai") throw new Error("a chat is compiled for OpenAI's protocol");
  const [first, ...rest] = output.messages;
  if (first?.role !== "system") return { system: "", messages: output.messages };
  return { system: first.content, messages: rest };
}

/** What is stored with the reply, to explain it and to make it again. */
export function turnPromptOf(
  { request, prompt, conversation }: PreparedReply,
  turnId: string,
): TurnPromptRow {
  const { user, seed, now, budget, lore } = request;
  return {
    turn_id: turnId,
    owner_id: conversation.owner_id,
    request: {
      target: "openai",
      user: { name: user.name },
      ...{ seed, now, budget },
      lore_state: lore?.state ?? {},
    },
    report: keptReport(prompt.report),
    lore_state: prompt.loreState,
  };
}
