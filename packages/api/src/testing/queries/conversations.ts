import * as conversations from "../../conversations/conversations.queries.ts";
import * as replyLease from "../../conversations/replyLease.queries.ts";
import * as turnPrompts from "../../conversations/turnPrompts.queries.ts";
import * as prompts from "../../prompts/prompts.queries.ts";
import { type Run, someId as id } from "./run.ts";

export const conversationQueries = { conversations, replyLease, turnPrompts, prompts };

const talker = { ownerId: id, personId: id };
const page = { ...talker, before: undefined, limit: 25 };
const usage = { input_tokens: 1, output_tokens: 1, source: "provider" as const };

const turnPrompt: turnPrompts.TurnPromptRow = {
  ...{ turn_id: id, owner_id: id, lore_state: {} },
  request: {
    ...{ target: "openai", user: { name: "Sam" }, seed: id, now: "2026-11-23T05:00:00Z" },
    budget: { context: 32_768, reply: 1_024, margin: 492 },
    lore_state: {},
  },
  report: {
    ...{ context: 32_768, reply: 1_024, margin: 492, limit: 31_252, total: 0 },
    ...{ counted: { by: "o200k", factor: 1 }, sections: [], lore: null, unknown_macros: [] },
    history: { tokens: 0, kept: 0, dropped: 0 },
  },
};
const place = { ref: id, ownerId: id, personId: id, version: undefined, label: undefined };

export const conversationRuns: Record<string, Run[]> = {
  "conversations.insertConversation": [
    (tx) => conversations.insertConversation(tx, { id, ...talker, characterId: id, version: 1 }),
  ],
  "conversations.findConversation": [(tx) => conversations.findConversation(tx, id, talker)],
  "conversations.listConversations": [
    (tx) => conversations.listConversations(tx, { ...page, characterId: undefined }),
    (tx) => conversations.listConversations(tx, { ...page, before: id, characterId: id }),
  ],
  "conversations.deleteConversation": [(tx) => conversations.deleteConversation(tx, id, talker)],
  "conversations.listTurns": [(tx) => conversations.listTurns(tx, id)],
  "conversations.insertTurns": [
    (tx) =>
      conversations.insertTurns(tx, [
        {
          id,
          owner_id: id,
          conversation_id: id,
          position: 0,
          role: "user",
          text: "Hi",
          state: "complete",
        },
      ]),
  ],
  "conversations.copyTurns": [(tx) => conversations.copyTurns(tx, { from: id, to: id, before: 3 })],
  "replyLease.takeLease": [(tx) => replyLease.takeLease(tx, id, id)],
  "replyLease.renewLease": [(tx) => replyLease.renewLease(tx, id, id)],
  "replyLease.endLease": [(tx) => replyLease.endLease(tx, id, id)],
  "conversations.keepProgress": [(tx) => conversations.keepProgress(tx, id, "so far")],
  "conversations.finishTurn": [
    (tx) =>
      conversations.finishTurn(tx, id, {
        text: "Hi",
        state: "complete",
        errorCode: null,
        finishReason: "stop",
        usage,
      }),
  ],
  "turnPrompts.insertTurnPrompt": [(tx) => turnPrompts.insertTurnPrompt(tx, turnPrompt)],
  "turnPrompts.replaceTurnPrompt": [(tx) => turnPrompts.replaceTurnPrompt(tx, turnPrompt)],
  "turnPrompts.setPromptHash": [(tx) => turnPrompts.setPromptHash(tx, id, "0".repeat(64))],
  "turnPrompts.findLoreState": [(tx) => turnPrompts.findLoreState(tx, id)],
  "turnPrompts.findTurnPrompt": [(tx) => turnPrompts.findTurnPrompt(tx, id, id)],
  "turnPrompts.copyTurnPrompts": [
    (tx) => turnPrompts.copyTurnPrompts(tx, { from: id, to: id, before: 3 }),
  ],
  "prompts.findPlace": [
    (tx) => prompts.findPlace(tx, place),
    (tx) => prompts.findPlace(tx, { ...place, ref: "mira-vale-k3f9", version: 3 }),
    (tx) => prompts.findPlace(tx, { ...place, label: "production" }),
  ],
  "conversations.failAbandonedTurns": [(tx) => conversations.failAbandonedTurns(tx, id)],
};
