import type { ChatEvent, sendMessage, Turn, Usage } from "@personaforge/contract/conversation";
import { DomainError, isErrorCode } from "@personaforge/contract/errors";
import type { Tx } from "@personaforge/db/database";
import type { CompletionEvent } from "@personaforge/llm/provider";
import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import type { Context, Services } from "../context.ts";
import { errorFacts } from "../errors.ts";
import { demandTokens, recordTokens } from "../rateLimits/tokenBudget.service.ts";
import { keepRecord, unchanged, write } from "../write.ts";
import { conversationNotFound, readConversation } from "./conversations.service.ts";
import { toTurn } from "./conversations.mapping.ts";
import * as queries from "./conversations.queries.ts";
import type { OpenReplies } from "./openReplies.ts";
import { takeReplyLease } from "./replyLease.ts";
import { ReplyText } from "./replyText.ts";
import { completionOf } from "./completion.ts";
import { type PreparedReply, prepareReply, turnPromptOf } from "./prepareReply.ts";
import { keepAtMostOnce } from "./progress.ts";
import { insertTurnPrompt } from "./turnPrompts.queries.ts";

/** What a stream of one reply needs beside the request. */
export interface ReplyTools {
  readonly services: Services;
  readonly replies: OpenReplies;
}

/**
 * Stores the message, streams the character's reply, and stores that too, whatever happens:
 * when the reader stops it, when the model fails, and when nobody reads the stream any more.
 */
export async function* send(
  { services, replies }: ReplyTools,
  context: Context,
  { input, signal }: { input: z.output<typeof sendMessage>; signal: AbortSignal | undefined },
): AsyncGenerator<ChatEvent, void, void> {
  const { conversation_id: conversationId, text } = input;
  const row = await readConversation(services, context, {
    id: conversationId,
    action: "conversation.send",
  });
  if (!row.reachable) throw characterGone(row);
  await demandTokens(services, context.principal, services.tokens);
  const lease = await takeReplyLease(services.db, conversationId);
  if (lease === null) throw busy();

  const stop = replies.add(conversationId);
  const stopped = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  try {
    await queries.failAbandonedTurns(services.db, conversationId);
    const prepared = await prepareReply(services, { conversation: row, text });
    yield* stream({ services, context, prepared, signal: stopped });
  } finally {
    // Also ends the request to the model when the reader left in the middle.
    stop.abort();
    replies.remove(conversationId, stop);
    await lease.end();
  }
}

function characterGone({ name }: queries.ConversationRow): DomainError {
  const message = `${name} is not there to talk with any more: taken out of the gallery, or deleted.`;
  return new DomainError("NOT_FOUND", message);
}

function busy(): DomainError {
  return new DomainError(
    "CONVERSATION_BUSY",
    "The character is still answering in this conversation. Wait for it, or stop it first.",
    { retryAfter: 2 },
  );
}

interface Stream {
  services: Services;
  context: Context;
  prepared: PreparedReply;
  signal: AbortSignal;
}

async function* stream({ services, context, prepared, signal }: Stream): AsyncGenerator<ChatEvent> {
  const { provider, db } = services;
  const { demo } = provider;
  const [userTurn, replyTurn] = await insertTurns(services, context, prepared);
  const reply = new Reply(prepared);
  const turnId = replyTurn.id;
  const progress = keepAtMostOnce(1_000, () => queries.keepProgress(db, turnId, reply.text));
  let turn: Turn | undefined;
  try {
    yield { type: "start", user_turn: userTurn, turn_id: turnId, demo };
    const onShortened = (shorter: PreparedReply) => reply.startAgain(shorter);
    const events = completionOf({ services, turnId, signal, onShortened }, prepared);
    for await (const event of events) {
      if (event.type === "finish") reply.finish(event);
      else {
        const text = reply.add(event.text);
        if (text !== "") yield { type: "delta", turn_id: turnId, seq: reply.pieces++, text };
        progress.changed();
      }
    }
  } catch (error) {
    reply.fail(error, signal.aborted);
  } finally {
    // Reached without an error and without `finish` when the reader of the stream left.
    await progress.ended();
    turn = await store(services, context, { turnId, finished: reply.outcome() });
  }
  if (reply.error !== null) throw reply.error;
  yield { type: "done", turn, demo };
}

/** Not the write that an Idempotency-Key waits for: that is the end of the reply. */
async function insertTurns(
  { db, provider }: Services,
  context: Context,
  prepared: PreparedReply,
): Promise<[Turn, Turn]> {
  const { conversation, position, message, prompt } = prepared;
  const common = { owner_id: conversation.owner_id, conversation_id: conversation.id };
  const object = { type: "conversation" as const, id: conversation.id };
  const replyId = uuidv7();
  const rows = await db.transaction().execute(async (tx) => {
    const answer = await queries.insertTurns(tx, [
      { ...common, id: uuidv7(), position, role: "user", text: message, state: "complete" },
      {
        ...common,
        id: replyId,
        position: position + 1,
        role: "character",
        text: "",
        state: "streaming",
        version: conversation.version,
        compiler: prompt.compiler,
        prompt_hash: prompt.promptHash,
        provider: provider.id,
        model: provider.model,
      },
    ]);
    await insertTurnPrompt(tx, turnPromptOf(prepared, replyId));
    await keepRecord(tx, context, { record: { action: "conversation.send", object } });
    return answer;
  });
  const [user, reply] = rows.map(toTurn);
  if (user === undefined || reply === undefined) throw new Error("the turns were not stored");
  return [user, reply];
}

/**
 * Only a reply that came to its end is what an Idempotency-Key remembers. Every reply that the model
 * began is counted, also when its conversation was deleted meanwhile and there is nothing to store.
 */
async function store(
  services: Services,
  context: Context,
  { turnId, finished }: { turnId: string; finished: queries.FinishedTurn },
): Promise<Turn> {
  const { state, text, usage } = finished;
  const isRefused = state === "failed" && text === "";
  const tokens = isRefused ? 0 : usage.input_tokens + usage.output_tokens;
  const count = (tx: Tx) => recordTokens(tx, context.principal, tokens);
  const finish = async (tx: Tx) => {
    const row = await queries.finishTurn(tx, turnId, finished);
    if (row === undefined) throw conversationNotFound();
    await count(tx);
    return toTurn(row);
  };
  const isWhole = state === "complete" || state === "incomplete";
  // The audit has had its row since the message was stored.
  const stored = isWhole
    ? write(services, context, async (tx) => unchanged(await finish(tx)))
    : services.db.transaction().execute(finish);
  return stored.catch(async (error: unknown) => {
    if (error instanceof DomainError) await services.db.transaction().execute(count);
    throw error;
  });
}

/** One reply while it is written: its text, and how it ended. */
class Reply {
  error: DomainError | null = null;
  /** How many pieces were shown. */
  pieces = 0;
  readonly #text = new ReplyText();
  #prepared: PreparedReply;
  #finish: Extract<CompletionEvent, { type: "finish" }> | null = null;

  constructor(prepared: PreparedReply) {
    this.#prepared = prepared;
  }

  /** Another prompt was sent, before anything came. */
  startAgain(prepared: PreparedReply): void {
    this.#prepared = prepared;
  }

  get text(): string {
    return this.#text.whole;
  }

  /** The part of the piece that can be shown now. */
  add(piece: string): string {
    return this.#text.add(piece);
  }

  finish(event: Extract<CompletionEvent, { type: "finish" }>): void {
    this.#text.end();
    this.#finish = event;
  }

  fail(error: unknown, aborted: boolean): void {
    if (aborted) return;
    const { code, message, retryAfter } = errorFacts(error);
    this.error =
      error instanceof DomainError
        ? error
        : new DomainError(code, message, { cause: error, ...(retryAfter && { retryAfter }) });
  }

  outcome(): queries.FinishedTurn {
    const text = this.text;
    const usage = this.#usage();
    if (this.error !== null) {
      const errorCode = isErrorCode(this.error.code) ? this.error.code : "INTERNAL";
      return { text, usage, state: "failed", errorCode, finishReason: null };
    }
    if (this.#finish === null) {
      return { text, usage, state: "cancelled", errorCode: null, finishReason: null };
    }
    const { reason } = this.#finish;
    const state = reason === "length" ? "incomplete" : "complete";
    return { text, usage, state, errorCode: null, finishReason: reason };
  }

  #usage(): Usage {
    const counted = this.#finish?.usage;
    if (counted) return { ...counted, source: "provider" };
    const { prompt, count } = this.#prepared;
    return {
      input_tokens: prompt.report.total,
      output_tokens: count(this.text),
      source: "estimated",
    };
  }
}
