import * as conversations from "../../conversations/conversations.queries.ts";
import { type Run, someId as id } from "./run.ts";

const talker = { ownerId: id, personId: id };
const page = { ...talker, before: undefined, limit: 25 };
const usage = { input_tokens: 1, output_tokens: 1, source: "provider" as const };

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
  "conversations.takeLease": [(tx) => conversations.takeLease(tx, id, id)],
  "conversations.renewLease": [(tx) => conversations.renewLease(tx, id, id)],
  "conversations.endLease": [(tx) => conversations.endLease(tx, id, id)],
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
  "conversations.failAbandonedTurns": [(tx) => conversations.failAbandonedTurns(tx, id)],
};
